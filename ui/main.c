/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the program starts. */
#include <config.h>

#include <stdio.h>

#define N_(text) text

int main(void)
{
  puts(PACKAGE_STRING);
  puts(N_("The Local Resources Network"));
  return 0;
}
