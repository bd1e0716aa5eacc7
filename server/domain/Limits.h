#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

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
// A token with the longest site name takes about 330 characters.
inline constexpr std::size_t kTokenBytes = 512;
inline constexpr auto kPassLife = 30 * 24h;
// How long the desk waits before it tries again what the database refused.
inline constexpr auto kStoreRetry = 1s;
inline constexpr std::size_t kSiteIdBytes = 64;
inline constexpr std::size_t kSiteTextBytes = 500;
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

}  // namespace pipit::server::limits
