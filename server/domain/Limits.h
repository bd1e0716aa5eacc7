#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "base/limits.h"

// The domain's maximums, each with its reason.
namespace pipit::server::limits {

using namespace std::chrono_literals;

// One question, not a document: what the composer lets a visitor type.
inline constexpr std::size_t kTextCodePoints = 5'000;
// What the widget keeps of one answer; 50 of them fit a record in the host page's storage.
inline constexpr std::size_t kTextBytes = 16'384;
// The longest address that browsers agree on.
inline constexpr std::size_t kPageBytes = 2'048;
inline constexpr std::size_t kClientIdLeast = 8;
inline constexpr std::size_t kClientIdMost = 64;
// More than a dozen cards is a catalogue page, not an answer.
inline constexpr std::size_t kCards = 12;
inline constexpr std::size_t kCardFieldBytes = 2'048;
// What a message carries beside its text, and what a form was filled in with: the widget's own maximum.
inline constexpr std::size_t kExtraBytes = 4'096;
// More than these is a page to visit, not something to answer in a chat.
inline constexpr std::size_t kOptions = 8;
inline constexpr std::size_t kOptionCodePoints = 80;
inline constexpr std::size_t kFormFields = 8;
inline constexpr std::size_t kFormNameBytes = 32;
inline constexpr std::size_t kFormLabelCodePoints = 200;
// In UTF-8, and with what escapes take of it, it fits an answer.
inline constexpr std::int64_t kFormTextCodePoints = 500;
// Who a page says that its visitor is: names of accounts, people and companies are shorter.
inline constexpr std::size_t kPersonIdCodePoints = pipit::limits::personIdCodePoints;
inline constexpr std::size_t kPersonTextCodePoints = 200;
inline constexpr std::size_t kTraits = 32;
// As the service writes it, whose numbers (1.5E0) are longer than browsers' ones: twice what pages are
// promised.
inline constexpr std::size_t kTraitsBytes = 4'096;
// What a page says of itself: a cart, a product, a plan. Likewise.
inline constexpr std::size_t kContextBytes = 16'384;
inline constexpr std::size_t kContextDepth = 5;
// A photograph of a phone, a scanned contract.
inline constexpr std::int64_t kUploadBytes = 10 * 1024 * 1024;
// A picture's size stands behind what cameras write about it: a segment of a JPEG has at most 64 KiB, and two
// or three of them come first.
inline constexpr std::size_t kSniffedBytes = 256 * 1024;
// What browsers draw, and what a picture then takes of their memory: 400 MB.
inline constexpr std::int64_t kPictureSide = 16'384;
inline constexpr std::int64_t kPicturePixels = 100'000'000;
// What stands in a row of a message. Five of the largest fit what a message carries (kExtraBytes).
inline constexpr std::size_t kFileNameCodePoints = 200;
inline constexpr std::size_t kFileNameBytes = 500;
inline constexpr std::size_t kAttachments = 5;
// How long a file waits to be sent, and how often those are looked for that waited longer.
inline constexpr auto kUnusedUpload = 24h;
inline constexpr auto kUploadSweep = 1h;
// RFC 5321, 4.5.3.1: a path of 256 with its angle brackets.
inline constexpr std::size_t kEmailBytes = 254;
inline constexpr std::size_t kLocalPartBytes = 64;
// Of a visitor's own message in a mail: a question and its details.
inline constexpr std::size_t kMailedTextBytes = 2'000;
// What every mail server takes, and what is read for one mail: its newest messages.
inline constexpr std::size_t kMailBytes = 2'000'000;
inline constexpr std::size_t kMailMessages = 5'000;
// To oneself, and once more after a slip; in an hour, and in a day of an office behind one address.
inline constexpr int kMailsOfConversation = 3;
inline constexpr int kMailsOfClient = 10;
// In a day, whoever asks: an address that somebody else types is not to be flooded.
inline constexpr int kMailsToAddress = 6;
// At a mail a second they are gone in some three hours.
inline constexpr std::int64_t kMailsWaiting = 10'000;
// The first pause after a try in vain, and what it grows to; after a day nobody waits any more.
inline constexpr auto kMailPause = 2s;
inline constexpr auto kMailLongestPause = 30min;
inline constexpr auto kMailLife = 24h;
// As long as limits count them, and how often those are looked for that have been kept for so long.
inline constexpr auto kMailKept = 48h;
inline constexpr auto kMailSweep = 1h;
// What a responder is shown of the conversation.
inline constexpr int kHistoryTurns = 20;
inline constexpr int kPageLeast = 1;
inline constexpr int kPageMost = 100;
inline constexpr int kPageDefault = 50;
// Changes read at once for an event stream: about 1 MB if all are of the greatest length.
inline constexpr int kBacklogPage = 50;
// Answers being made at the same time; the others wait in the store.
inline constexpr std::size_t kAnswersAtOnce = 1'024;
// A browser holds one stream per visitor; the rest is room for several devices and for streams not yet seen
// to be dead.
inline constexpr std::size_t kStreamsPerConversation = 16;
// Buckets remembered: a full one takes some 200 bytes, so about 4 MB. The least recently used goes first.
inline constexpr std::size_t kRateBuckets = 20'000;
// Of a bucket that services share each is given an eighth at once: a busy address costs the database an
// eighth of its requests, and each service may let through that much more, once.
inline constexpr std::int64_t kRateShares = 8;
// How often rows of full buckets go; there are as many as were asked for in that time.
inline constexpr auto kRateSweep = 1min;
// A token with the longest site name takes about 380 characters.
inline constexpr std::size_t kTokenBytes = 512;
inline constexpr auto kPassLife = 30 * 24h;
// A window that was opened in the same moment asks within seconds, over a slow network too.
inline constexpr auto kHandoverLife = 60s;
// 32 bytes as base64url.
inline constexpr std::size_t kHandoverCodeBytes = 43;
// How long a program that shares its database keeps a conversation's answers to itself, and how often it says
// that it still makes them: what one that died left behind waits for the rest.
inline constexpr auto kLease = 10s;
inline constexpr auto kLeaseRenewal = 3s;
// How often it looks for what nobody answers.
inline constexpr auto kLookAround = 2s;
// What nobody follows here is left for so long to the one that holds its stream, where the words can be seen
// as they come.
inline constexpr auto kOthersFirst = 250ms;
// A mail takes at most two minutes.
inline constexpr auto kMailLease = 3min;
// Streams that are brought up to date before anything else is done: some 10 ms.
inline constexpr std::size_t kCaughtUpAtOnce = 50;
// Changes of others that wait to be looked at: beyond them all streams are looked at.
inline constexpr std::size_t kChangesWaiting = 4'096;
// How long the desk waits before it tries again what the database refused.
inline constexpr auto kStoreRetry = 1s;
inline constexpr std::size_t kSiteIdBytes = 64;
inline constexpr std::size_t kSiteTextBytes = 500;
// Three times the longest text that the widget has of itself.
inline constexpr std::size_t kOwnTextCodePoints = 500;
// All texts in all languages, each several times as long as the widget's own.
inline constexpr std::size_t kWordingBytes = 1024 * 1024;
inline constexpr std::size_t kAvatarBytes = 500;
// The frame's policy header lists every entry; proxies refuse headers over 8 KiB.
inline constexpr std::size_t kAllowEntries = 64;
inline constexpr std::size_t kAllowEntryBytes = 255;
// They stand in the same header.
inline constexpr std::size_t kImageHosts = 16;

// What a text of hours for each of seven days takes.
inline constexpr std::size_t kHoursBytes = 500;
// A morning, an afternoon and an evening, with room.
inline constexpr std::size_t kShiftsOfDay = 4;
// The holidays of a few years.
inline constexpr std::size_t kClosedDays = 64;
// Told to the frame, which asks again every five minutes: a week, of two shifts a day, has come round by
// then.
inline constexpr std::size_t kOpenings = 8;
// A shop that opens in more than a year is closed.
inline constexpr int kDaysAhead = 366;

// With room: "TICKET-" and eight characters.
inline constexpr std::size_t kTicketBytes = 32;
// How soon a visitor sees that somebody before them has been served.
inline constexpr auto kQueueLook = 2s;
// Of a line that moves; those behind are told at the next look.
inline constexpr int kMovedAtOnce = 100;

// How long a claim holds without a word of its agent's page, which says one every 20 s: browsers let pages
// that nobody looks at do something once a minute.
inline constexpr auto kAgentAway = 90s;
// How soon a visitor is told that the agent is gone, and of how many at once.
inline constexpr auto kLapseLook = 2s;
inline constexpr int kLapsesAtOnce = 100;
// How long somebody is taken to type after a word of it, of which there is one every 3 s.
inline constexpr auto kTypingShown = 6s;
// What visitors call an agent: a first name, a team.
inline constexpr std::size_t kAgentNameCodePoints = 40;
// A page of a list, and the beginning of the last thing said in each.
inline constexpr int kConversationPage = 100;
inline constexpr std::size_t kPreviewBytes = 200;
// What is shown of the notes on a conversation, and what one of them may be.
inline constexpr int kNotes = 100;
inline constexpr std::size_t kNoteCodePoints = 2'000;
// What an agent finds by typing a few letters.
inline constexpr int kCannedAnswers = 200;
inline constexpr std::size_t kCannedNameCodePoints = 40;

// What argon2id takes for a password: some 90 ms of a core, and 64 MiB (libsodium's limits for interactive
// use; OWASP asks for a third of that). One is made at a time, and as many wait for it at most.
inline constexpr unsigned long long kHashPasses = 2;
inline constexpr std::size_t kHashMemory = 64 * 1024 * 1024;
inline constexpr std::size_t kHashesWaiting = 16;
// Four words; a sentence.
inline constexpr std::size_t kPasswordLeast = 12;
inline constexpr std::size_t kPasswordBytes = 256;
// An address of mail, mostly.
inline constexpr std::size_t kUserNameBytes = 64;
inline constexpr std::size_t kSitesOfUser = 500;
// In vain, before nobody may try for a while: of one name, and of an office behind one address.
inline constexpr std::int64_t kLoginsOfName = 5;
inline constexpr std::int64_t kLoginsOfClient = 10;
inline constexpr auto kLockOut = 15min;
// A session ends when nobody comes for so long, and after so long in any case; how exactly it is kept when
// somebody came.
inline constexpr auto kAdminIdle = 30min;
inline constexpr auto kAdminLife = 12h;
inline constexpr auto kAdminSeen = 1min;
// A visit ends when its visitor sees no page for so long. What is told of a page at once: a widget tells it
// each minute.
inline constexpr auto kVisitPause = 30min;
inline constexpr std::int64_t kViewSeconds = 300;
// Pages of the admin that hear what changes: more than a company has people who look, and of each of them
// more than a browser lets one have open beside requests. Each costs a look for its session in a while.
inline constexpr std::size_t kNewsReaders = 512;
inline constexpr std::size_t kNewsReadersOfUser = 12;
inline constexpr auto kNewsCheck = 30s;
// Nobody reads faster.
inline constexpr auto kNewsPace = 1s;
// Topics of sites that have changed within that time; beyond them all may have.
inline constexpr std::size_t kNewsWaiting = 4'096;
// What one looks through at once.
inline constexpr int kAuditPage = 200;
inline constexpr int kTicketPage = 500;

// Of a value in the audit: a page of 200 rows stays below 4 MB. A site's texts may be a megabyte, a rollout's
// lists 100 KB; of a list some hundred names fit, and both lists into the value.
inline constexpr std::size_t kAuditValueBytes = 8 * 1024;
inline constexpr std::size_t kAuditListBytes = 3'000;

// Who does something to flags, and why, for people to read.
inline constexpr std::size_t kReasonBytes = 500;
inline constexpr std::size_t kCustomerBytes = 200;
// Each evaluation looks through both lists of a rollout.
inline constexpr std::size_t kRolloutList = 500;
// Told at once; a sum of an hour's stays far below what a count of the database holds.
inline constexpr std::int64_t kOutcomes = 1'000'000'000;
// A service that was not told of a write knows it by then.
inline constexpr auto kFlagLife = 5min;
// Owners whose flags are remembered, of some 100 bytes each.
inline constexpr std::size_t kFlagOwners = 10'000;
// How soon what fails is taken back, and how long counts wait for others.
inline constexpr auto kRolloutLook = 10s;

// A complaint with its story, in the spec's own bounds.
// Names of forms that a browser was asked with: there are two.
inline constexpr std::size_t kAskedBytes = 64;
inline constexpr std::size_t kFeedbackCodePoints = 2'000;
inline constexpr std::size_t kFeedbackCategoryCodePoints = 100;
// Name, version, language, size of a window: a dozen short texts.
inline constexpr std::size_t kBrowserFields = 16;
inline constexpr std::size_t kBrowserBytes = 2'048;
// What one looks at at once, what a dashboard draws at once, and what one file holds: at most some 10 MB if
// nobody writes more than a page.
inline constexpr int kFeedbackPage = 100;
inline constexpr int kFeedbackDays = 366;
inline constexpr int kFeedbackExport = 5'000;
// How often what is too old goes, and how much of it at once: some 50 ms of the desk; the rest a moment
// later.
inline constexpr auto kFeedbackSweep = 1h;
inline constexpr auto kFeedbackSweepOn = 1s;
inline constexpr int kFeedbackSwept = 2'000;
// Nobody is asked the same again before: a quarter of a year, as the spec says.
inline constexpr auto kAskAgain = 24h * 90;

// What clients make such keys of: a UUID, and whatever else is unique.
inline constexpr std::size_t kOnceKeyLeast = 8;
inline constexpr std::size_t kOnceKeyMost = 128;
// A request is repeated for that long, as the spec says; a shortlist is a visit or two; a return is looked at
// for as long as the law lets people complain; an order takes weeks.
inline constexpr auto kAnswersKept = 24h;
inline constexpr auto kShortlistsKept = 24h * 90;
inline constexpr auto kReturnsKept = 24h * 365 * 3;
inline constexpr auto kOrderUpdatesKept = 24h * 180;
// As of feedback: some 50 ms of the desk at once.
inline constexpr auto kSupportSweep = 1h;
inline constexpr auto kSupportSweepOn = 1s;
inline constexpr int kSupportSwept = 1'000;
// What somebody compares; a page of a catalogue.
inline constexpr std::size_t kShortlistItems = 50;
inline constexpr std::size_t kProductIdBytes = 64;
// With a prefix and spaces; the concierge knows which of them are one.
inline constexpr std::size_t kOrderIdBytes = 32;
inline constexpr std::size_t kPostalCodeBytes = 32;
// A name, and what somebody writes to a stylist or about a return.
inline constexpr std::size_t kContactNameCodePoints = 80;
inline constexpr std::size_t kNotesCodePoints = 2'000;
inline constexpr std::size_t kReturnReasonCodePoints = 500;
inline constexpr std::size_t kIntentCodePoints = 64;
// "7 1/2"
inline constexpr std::size_t kSizeCodePoints = 16;
// E.164 has 15 digits; people group them.
inline constexpr std::size_t kPhoneLeast = 5;
inline constexpr std::size_t kPhoneBytes = 32;
// What was said last, as far as it fits a row that is read with others.
inline constexpr std::size_t kTranscriptLines = 50;
inline constexpr std::size_t kTranscriptBytes = 16 * 1024;

// Of a conversation those that came last: a visitor of many years is judged by what was said of late. And of
// all that are looked at in one transaction: some 50 ms of the desk.
inline constexpr int kAnalysedMessages = 500;
inline constexpr int kAnalysedAtOnce = 50;
inline constexpr std::size_t kAnalysedTogether = 1'000;
// How soon figures follow a conversation, and when the rest is looked at where much has changed: the desk is
// others' in between.
inline constexpr auto kAnalyticsLook = 5s;
inline constexpr auto kAnalyticsLookOn = 200ms;
// How often conversations are looked for that were kept long enough, and when the rest is where there is
// more: so much goes at once, and the desk is others' in between.
inline constexpr auto kRetentionSweep = 1h;
inline constexpr auto kRetentionSweepOn = 500ms;
inline constexpr int kForgottenConversations = 50;
inline constexpr int kForgottenMessages = 1'000;
// How long they stay, how often what is older is looked for, and how much of it goes at once.
inline constexpr auto kAnalyticsKept = 90 * 24h;
inline constexpr auto kAnalyticsSweep = 1h;
inline constexpr int kAnalyticsForgotten = 1'000;
// What a list shows of a conversation; different words that are counted in one; letters of a word.
inline constexpr std::size_t kTopics = 3;
inline constexpr std::size_t kTopicWords = 1'000;
inline constexpr std::size_t kTopicWordLeast = 3;
inline constexpr std::size_t kTopicWordMost = 24;
// What one looks at at once, what a dashboard draws, and what one file holds: some 2 MB.
inline constexpr int kAnalyticsPage = 100;
inline constexpr std::size_t kAnalyticsDays = 366;
inline constexpr int kAnalyticsExport = 10'000;

// What one browser can have merged of its tabs before it tells: more than most people open of one shop.
inline constexpr std::int64_t kReportsAtOnce = 20;
// How long windows of five minutes stay before they become one of an hour, those of an hour before they
// become one of a day (a month by quarters of a day is looked at, a quarter of a year by days), and how long
// any window, or an alert that is over, stays.
inline constexpr auto kFreshWindows = 1h;
inline constexpr auto kHourWindows = 32 * 24h;
inline constexpr auto kMeasuresKept = 90 * 24h;
// How often that is looked for, how much is done at once (some 50 ms), and when the rest is.
inline constexpr auto kWindowSweep = 1min;
inline constexpr auto kWindowSweepOn = 1s;
inline constexpr int kRolledAtOnce = 20;
inline constexpr int kMeasuresForgotten = 1'000;
// What one asks for: all 90 days of a hundred sites, of which one has some 850 windows, mostly of some 10 KB.
// They are read so many at a time, of whole sites: what is kept of a part before the next is read, and how
// long the desk and sign-ins wait for it, is bounded by that. A site that has more has not been rolled up.
inline constexpr std::int64_t kWindowsRead = 100'000;
inline constexpr std::int64_t kWindowsAtOnce = 1'000;
inline constexpr std::int64_t kSiteWindowsRead = 3'000;
inline constexpr std::int64_t kWindowStepMost = 7 * 24 * 3'600;
// In an overview of all sites, and as figures for Prometheus, where each site is some 40 series: those with
// the most reports.
inline constexpr std::size_t kOverviewSites = 100;
inline constexpr std::size_t kMeteredSites = 50;
// What is measured of the service before it is in the database: after an hour without one it is of no use.
inline constexpr std::size_t kMeteredMinutes = 60;
// How often the service looks whether anything is wrong.
inline constexpr auto kAlertLook = 15s;
// Sites that are judged: those with the most reports.
inline constexpr std::size_t kJudgedSites = 1'000;
// How old a window may be to be judged: the newest, and the one before it while that is empty.
inline constexpr auto kJudgedWindow = 10min;
// What a site is compared with, and the fewest values that are a baseline.
inline constexpr auto kBaseline = 24h;
inline constexpr std::uint32_t kBaselineValues = 100;
// Fewer requests, and fewer pages that had the widget, are no rate: at night one of ten would be an alarm.
inline constexpr std::int64_t kJudgedRequests = 20;
inline constexpr std::int64_t kJudgedLoads = 100;
// One visitor who is cross is no mean.
inline constexpr std::int64_t kJudgedRatings = 5;
// An alert that fires again so soon after it was resolved is the same.
inline constexpr auto kAlertAgain = 5min;
// How exactly it is kept when an alert was seen last.
inline constexpr auto kAlertSeen = 1min;
// More than anybody looks at: each rule for a hundred sites.
inline constexpr int kAlertsFiring = 2'000;
inline constexpr int kAlertPage = 200;

// A page of help is read by people; the longest of large shops have a tenth of it.
inline constexpr std::size_t kArticleBytes = 65'536;
inline constexpr std::size_t kArticleTitleBytes = 200;
inline constexpr std::size_t kArticleNameBytes = 80;
// Of all sites and languages. Beyond it a folder is a mistake.
inline constexpr std::size_t kArticles = 5'000;
// What a visitor looks for: of a longer question its beginning, and as many of its words; of each its
// beginning, since PostgreSQL takes none of 2 KB.
inline constexpr std::size_t kSoughtCodePoints = 200;
inline constexpr std::size_t kSoughtWords = 12;
inline constexpr std::size_t kSoughtWordBytes = 100;
// Folded at once: less than what the concierge's folding is cut at.
inline constexpr std::size_t kFoldedBytes = 4'096;
// Found at once, of which the best are told.
inline constexpr int kArticlesFound = 20;
inline constexpr std::size_t kArticlesTold = 5;
inline constexpr std::size_t kExcerptBytes = 400;

}  // namespace pipit::server::limits
