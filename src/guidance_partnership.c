/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guidance on working in partnership: for a member, for a local resource, and for the day a journalist calls. */
#include "config.h"

#include "src/guidance_page.h"

static const struct guidance_block member[] = {
    GUIDANCE_TEXT(N_("A local organisation knows the place, the language and the people. You know your orders, your prices and your suppliers. Together you can find out "
                     "how things really are, and change them. It goes well when both know beforehand what they may expect of each other.")),
    GUIDANCE_HEADING(N_("Before you agree")),
    GUIDANCE_ITEM(N_("Say what you are looking for and why, and what you know already. A good partner will tell you if somebody else would do it better.")),
    GUIDANCE_ITEM(N_("Ask early whether the organisation takes money from companies. Some never do, others look at it case by case. A no is a principle and not a price: ask "
                     "how else you could work together.")),
    GUIDANCE_ITEM(N_("Ask for a sample of earlier work, with names taken out if need be. Then you both know what a report from them looks like.")),
    GUIDANCE_ITEM(N_("Expect views on method. Your partner may tell you how many workers must be interviewed, that it happens outside the gates, and that no manager is there. "
                     "They mostly know why.")),
    GUIDANCE_ITEM(N_("Write a simple contract: the services, the total price and when it is paid, what is confidential, and a timeline.")),
    GUIDANCE_ITEM(N_("Agree how each of you may mention the work and show the other's logo. That nobody said no is not a yes.")),
    GUIDANCE_ITEM(N_("Agree what may be shared with others and how: with names, without them, or not at all. Others can learn from your case without knowing that it is "
                     "yours.")),
    GUIDANCE_ITEM(N_("Name the person with you who answers journalists. Your partner will send them there.")),
    GUIDANCE_HEADING(N_("While the work goes on")),
    GUIDANCE_ITEM(N_("Tell the supplier yourself who is coming, and why. Announced by the customer, a visitor is let in.")),
    GUIDANCE_ITEM(N_("Findings reach you as they are made and not with the report. Answer them the same way; somebody may be in danger meanwhile.")),
    GUIDANCE_ITEM(N_("Never ask who said it. Those who told of their working day must be able to go back to it.")),
    GUIDANCE_ITEM(N_("Look at your own part too: late orders, short deadlines, a price that pays no living wage. That is yours to change, and nobody else can.")),
    GUIDANCE_HEADING(N_("Afterwards")),
    GUIDANCE_ITEM(N_("Agree who does what by when, and see that it is done. A report in a drawer has helped nobody.")),
    GUIDANCE_ITEM(N_("Stay. To leave a supplier is the last thing to do and not the first; those you wanted to help would be the ones to pay for it.")),
    GUIDANCE_ITEM(N_("Tell your partner what came of it, and leave a few words that other members can read, if you were content.")),
    GUIDANCE_END,
};

const struct guidance_page guidance_member = {
    .name = NC_("guidance", "member"),
    .title = N_("Working in partnership: for a member"),
    .summary = N_("what to agree before, while and after a local organisation works for you"),
    .blocks = member,
};

static const struct guidance_block local_resource[] = {
    GUIDANCE_TEXT(N_("You are asked because you can see and hear what the buyer cannot. That is worth most when everybody knows what was asked for, and when bad news travels "
                     "fast.")),
    GUIDANCE_HEADING(N_("Before")),
    GUIDANCE_ITEM(N_("Know what is asked: who wants to know what, about which site, and what the answer is for. Keep asking until you can say it in your own words.")),
    GUIDANCE_ITEM(N_("Have a simple contract, be it one page: services, total price and payment terms, confidentiality, timeline. It protects you as much as the client.")),
    GUIDANCE_ITEM(N_("Say how you are funded, and which money you do not take. Nobody will hold it against you.")),
    GUIDANCE_ITEM(N_("Show a sample of earlier work. Then nobody is surprised by the length, the form or the frankness of the next one.")),
    GUIDANCE_ITEM(N_("Promise what can be kept. Twenty good interviews are better than sixty that were never made.")),
    GUIDANCE_ITEM(N_("Agree what of it you may tell others, and how your name and logo may be used.")),
    GUIDANCE_HEADING(N_("During the work")),
    GUIDANCE_ITEM(N_("Ask when something is unclear. The client would rather answer a question than read the wrong report.")),
    GUIDANCE_ITEM(N_("Report problems as you find them, and at once where somebody's life, health or freedom is at stake.")),
    GUIDANCE_ITEM(N_("Tell the client if a site does not cooperate: a closed door, papers that cannot be found, workers who were told what to say. It is a finding too.")),
    GUIDANCE_ITEM(N_("Protect those who talk to you. No names in notes that travel, nothing that could only have come from one person.")),
    GUIDANCE_ITEM(N_("Send journalists to the client. You need neither confirm nor deny that you work for anybody.")),
    GUIDANCE_HEADING(N_("After")),
    GUIDANCE_ITEM(N_("Stay available. The best questions come when somebody begins to act on what you wrote.")),
    GUIDANCE_ITEM(N_("Say what you would do next, and what you would leave alone.")),
    GUIDANCE_ITEM(N_("What was confidential stays so when the last payment has come.")),
    GUIDANCE_ITEM(N_("Bring your profile up to date. The next member begins by reading it.")),
    GUIDANCE_END,
};

const struct guidance_page guidance_local_resource = {
    .name = NC_("guidance", "local-resource"),
    .title = N_("Working in partnership: for a local resource"),
    .summary = N_("before, during and after the work"),
    .blocks = local_resource,
};

static const struct guidance_block media[] = {
    GUIDANCE_TEXT(N_("Be friendly, be brief, and take notes. Nobody has to answer on the spot, and nobody but the client answers for the client.")),
    GUIDANCE_HEADING(N_("Whoever picks up the telephone")),
    GUIDANCE_ITEM(N_("Write down the name, the newsroom, the number, what is asked, and by when an answer is wanted.")),
    GUIDANCE_ITEM(N_("Neither confirm nor deny that a member, an organisation or a factory works with the network. \"I will see that the right person calls you back\" is a whole "
                     "answer.")),
    GUIDANCE_ITEM(N_("Say nothing that could lead to somebody who was interviewed: no village, no shift, no date.")),
    GUIDANCE_ITEM(N_("Tell the media contact of the partnership at once, and then keep the promise that somebody calls back.")),
    GUIDANCE_HEADING(N_("If you are the local resource")),
    GUIDANCE_ITEM(N_("Refer to the client, and tell the client that you did. Findings from the work belong in the report; what you think of the industry in general is yours to "
                     "say.")),
    GUIDANCE_HEADING(N_("If you are the member")),
    GUIDANCE_ITEM(N_("You answer, since it is your supply chain. Say what you know, what you do not know, and what you are doing about it.")),
    GUIDANCE_ITEM(N_("Name your partner only if you agreed that you may, and show them what you will say about their work.")),
    GUIDANCE_HEADING(N_("If you are at the initiative")),
    GUIDANCE_ITEM(N_("The network speaks of how it works and how profiles are quality-assured. It does not speak of single partnerships.")),
    GUIDANCE_ITEM(N_("If what is asked could put workers at risk, say so to the media contact before anything else. Their safety goes before the story, and before reputations.")),
    GUIDANCE_ITEM(N_("Note the call as an activity of the partnership, so that the next one who picks up knows of it.")),
    GUIDANCE_END,
};

const struct guidance_page guidance_media = {
    .name = NC_("guidance", "media"),
    .title = N_("When a journalist calls"),
    .summary = N_("who answers, what to say, and what not"),
    .blocks = media,
};
