/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/aside.h"

void aside_begin(struct aside *aside, void *(*work)(void *context), void *context)
{
    aside->is_running = pthread_create(&aside->thread, NULL, work, context) == 0;
    if (!aside->is_running)
        work(context);
}

void aside_await(struct aside *aside)
{
    if (aside->is_running)
        pthread_join(aside->thread, NULL);
    aside->is_running = false;
}
