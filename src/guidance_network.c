/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guidance on the network's own rules: how hot spots are rated, how organisations are ranked, what quality-assured means, what membership gives, and what is often asked. */
#include "config.h"

#include "src/guidance_page.h"

static const struct guidance_block hotspots[] = {
    GUIDANCE_TEXT(N_("A hot spot says: here, in this industry, people are known to be harmed in this way. It is where to look first. It does not say that your supplier does it.")),
    GUIDANCE_HEADING(N_("How grave is it?")),
    GUIDANCE_TEXT(N_("Three things are asked of it, each from 1 to 5. The highest of the three is the severity: something irreparable is grave, even if it happens to few.")),
    GUIDANCE_ITEM(N_("scale: how badly people are harmed")),
    GUIDANCE_ITEM(N_("scope: how many are")),
    GUIDANCE_ITEM(N_("irremediability: how hard it is to make good again")),
    GUIDANCE_HEADING(N_("And how likely?")),
    GUIDANCE_TEXT(N_("Likelihood, too, goes from 1 to 5. Severity times likelihood is the rating, from 1 to 25, and the rating has a band:")),
    GUIDANCE_BAND("low", N_("low: 1 to 4")),
    GUIDANCE_BAND("medium", N_("medium: 5 to 9")),
    GUIDANCE_BAND("high", N_("high: 10 to 15, and always where the severity is 5")),
    GUIDANCE_BAND("very-high", N_("very high: 16 to 25")),
    GUIDANCE_BAND("not-assessed", N_("not assessed: a figure is missing. That is not the same as low; nobody has looked yet.")),
    GUIDANCE_HEADING(N_("In lists")),
    GUIDANCE_TEXT(N_("Severity goes before likelihood: what is rare but deadly stands above what is common and mild. That is how due diligence asks you to prioritise: first "
                     "what hurts people most.")),
    GUIDANCE_HEADING(N_("Where it comes from")),
    GUIDANCE_TEXT(N_("Every hot spot names its sources. When the newest is older than five years it is called stale: still worth knowing, but ask somebody there before you "
                     "build on it. The confidence says how sure the network is; \"starter\" means that it came with the program and waits to be verified.")),
    GUIDANCE_END,
};

const struct guidance_page guidance_hotspots = {
    .name = NC_("guidance", "hot-spots"),
    .title = N_("How hot spots are rated"),
    .summary = N_("severity, likelihood, and what the letters mean"),
    .blocks = hotspots,
};

static const struct guidance_block ranking[] = {
    GUIDANCE_TEXT(N_("When a need is met, lrn lists the organisations that could help, best first. It only puts in order what is written in their profiles; you decide.")),
    GUIDANCE_HEADING(N_("Who is on the list")),
    GUIDANCE_TEXT(N_("Organisations that cover the country. Those that are archived, suspended or marked \"do not refer\" are not on it, whatever else speaks for them.")),
    GUIDANCE_HEADING(N_("What counts, of 100 points")),
    GUIDANCE_ITEM(N_("25  the issues you ask about")),
    GUIDANCE_ITEM(N_("25  the kind of help you look for")),
    GUIDANCE_ITEM(N_("15  it knows the sector")),
    GUIDANCE_ITEM(N_("15  it is quality-assured, and not past its review")),
    GUIDANCE_ITEM(N_("10  you have a language in common")),
    GUIDANCE_ITEM(N_("10  finished partnerships or references in the same country and sector within five years")),
    GUIDANCE_TEXT(N_("What is not known gives no points, and is named as not known. Ask: a short profile may belong to a good organisation that had no time to write.")),
    GUIDANCE_HEADING(N_("What does not count")),
    GUIDANCE_TEXT(N_("The price, ever. If the organisation takes no money from companies and your need has a budget, it is marked so that you know it before you call. Of two with "
                     "the same points, the one verified last comes first, then the alphabet decides. Organisations in neighbouring countries stand apart, for when nobody near "
                     "can.")),
    GUIDANCE_END,
};

const struct guidance_page guidance_ranking = {
    .name = NC_("guidance", "ranking"),
    .title = N_("How organisations are ranked"),
    .summary = N_("what gives points for a need, and what never does"),
    .blocks = ranking,
};

static const struct guidance_block quality[] = {
    GUIDANCE_TEXT(N_("Quality-assured means that one of the initiatives has looked behind a profile: that the organisation is there, does what it says, and has done it well for "
                     "somebody before. It is a good reason to call them. It is no guarantee of the next piece of work.")),
    GUIDANCE_HEADING(N_("The way of a profile")),
    GUIDANCE_ITEM(N_("draft: somebody is still writing")),
    GUIDANCE_ITEM(N_("submitted: it is complete and waits its turn")),
    GUIDANCE_ITEM(N_("under review: an initiative is looking at it, by references, documents or a visit")),
    GUIDANCE_ITEM(N_("quality-assured: it passed, and members can see it, until the review date")),
    GUIDANCE_ITEM(N_("needs update: the review date has passed. Nothing bad has happened; somebody must look again.")),
    GUIDANCE_HEADING(N_("When something is wrong")),
    GUIDANCE_ITEM(N_("Anybody can report a concern about a profile or about work that was done. It is received, looked into and answered, and its outcome is kept.")),
    GUIDANCE_ITEM(N_("While a grave concern is looked into the profile can be suspended: it is proposed to nobody. Afterwards it goes through the review again, or is archived.")),
    GUIDANCE_ITEM(N_("\"Do not refer\" stands apart from all this: the profile may be in order, and the network still has a reason, which is written down, not to send members "
                     "there.")),
    GUIDANCE_HEADING(N_("What members say")),
    GUIDANCE_TEXT(N_("A testimonial is published only if both the person and the member have agreed to it.")),
    GUIDANCE_END,
};

const struct guidance_page guidance_quality = {
    .name = NC_("guidance", "quality-assurance"),
    .title = N_("What quality-assured means"),
    .summary = N_("the way of a profile, concerns, suspension"),
    .blocks = quality,
};

static const struct guidance_block membership[] = {
    GUIDANCE_TEXT(N_("Companies and contracting authorities that belong to one of the initiatives can join the network. They apply, become active once the initiative has said yes and the "
                     "fee is paid, and stay so until they end it.")),
    GUIDANCE_HEADING(N_("What a member gets")),
    GUIDANCE_ITEM(N_("the profiles of quality-assured local organisations, and whom to ask for at each of them")),
    GUIDANCE_ITEM(N_("profiles of producer countries, with the hot spots of due diligence and what can be done about them")),
    GUIDANCE_ITEM(N_("an adviser who finds those that fit a need, introduces you and stays at hand while you work together")),
    GUIDANCE_ITEM(N_("your own partnerships with what was agreed, found and done, and a report of the year for the Transparency Act")),
    GUIDANCE_HEADING(N_("What it costs")),
    GUIDANCE_TEXT(N_("GBP 150 a year, or about as much in kroner, as the initiative sets it. The work of a local organisation is agreed and paid apart from that.")),
    GUIDANCE_HEADING(N_("When the fee is due")),
    GUIDANCE_TEXT(N_("The membership holds through the day it is paid until, and is overdue from the day after; nobody has to note that. :reminders lists whose membership ends within "
                     "30 days or is overdue, with another number those within as many days, so that they can be written to in time.")),
    GUIDANCE_END,
};

const struct guidance_page guidance_membership = {
    .name = NC_("guidance", "membership"),
    .title = N_("What membership gives"),
    .summary = N_("what a member gets, the fee, and when it is due"),
    .blocks = membership,
};

static const struct guidance_block questions[] = {
    GUIDANCE_HEADING(N_("What does it cost?")),
    GUIDANCE_TEXT(N_("Advice from the network is part of the membership. What a local organisation does is agreed and paid between you and them, and some of them take no money from "
                     "companies at all.")),
    GUIDANCE_HEADING(N_("We found nobody in the country. What now?")),
    GUIDANCE_TEXT(N_("Look at the neighbouring countries below the ranking, and ask your initiative: they may know of somebody who is not in here yet. :coverage shows where the "
                     "network itself is looking.")),
    GUIDANCE_HEADING(N_("Is our supplier safe if the country has no hot spots?")),
    GUIDANCE_TEXT(N_("No. It may only mean that nobody has looked. Ask those who work there.")),
    GUIDANCE_HEADING(N_("We know already what is wrong. Do we need a partner?")),
    GUIDANCE_TEXT(N_("Perhaps not to find it, but to mend it: training, a complaints channel that is trusted, talks between workers and management. That is what most of the organisations do "
                     "best.")),
    GUIDANCE_HEADING(N_("They found something serious. Should we leave the supplier?")),
    GUIDANCE_TEXT(N_("First stop the harm, then prevent the next, and use your influence, together with other buyers if you can. Leave only when that has failed, and when leaving does "
                     "not make it worse for the workers.")),
    GUIDANCE_HEADING(N_("May we write about the partnership?")),
    GUIDANCE_TEXT(N_("What you agreed on, yes: the partnership's record says what may be shared and how. If nothing was agreed, ask first.")),
    GUIDANCE_HEADING(N_("Does it count for the Transparency Act?")),
    GUIDANCE_TEXT(N_("It can be part of what you did and what came of it. The account is due by 30 June each year. Whoever asks you in writing shall have an answer within three "
                     "weeks as a rule.")),
    GUIDANCE_HEADING(N_("Who can see what I write here?")),
    GUIDANCE_TEXT(N_("Every record says to whom it is visible. Prices and findings stay with the coordinators and those whose case it is. Who changed what, and when, stands in the "
                     "history: h.")),
    GUIDANCE_END,
};

const struct guidance_page guidance_questions = {
    .name = NC_("guidance", "questions"),
    .title = N_("Questions often asked"),
    .summary = N_("costs, nobody found, leaving a supplier, who sees what"),
    .blocks = questions,
};
