// Every maximum of the engine, with its reason. Lengths are bytes of UTF-8 unless a name says otherwise;
// times are milliseconds.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pipit::limits {

// An event from the glue: one port message of 512 Ki UTF-16 code units can be 1.5 MiB of UTF-8, and a field
// or two beside it.
inline constexpr std::size_t eventBytes = 2u << 20;
// A port message. The storage proxy's largest value (256 Ki code units, 768 KiB of UTF-8) must fit with its
// escapes.
inline constexpr std::size_t envelopeBytes = 1536u << 10;
// Deep enough for {envelope {payload [event {message {extra [field {options}]}}]}}; shallow enough that no
// hostile nesting is of interest.
inline constexpr std::size_t jsonDepth = 10;
// A page of 100 messages with 12 cards of 5 fields each, twice over.
inline constexpr std::size_t jsonValues = 16384;

// A markdown text: every answer of the service and every visitor's message fit twice. Beyond it the rest is
// plain.
inline constexpr std::size_t markdownBytes = 32u << 10;
// A long answer has 600; the whole panel shall have 1,500 on screen.
inline constexpr std::size_t markdownNodes = 1024;
// A list in a list in a quote, each with its items and paragraphs, is 8 deep. What is deeper is text where it
// stands.
inline constexpr std::size_t markdownDepth = 24;
// What browsers and mail programs agree to open.
inline constexpr std::size_t markdownAddressBytes = 2048;
// A tooltip, the name of a language.
inline constexpr std::size_t markdownTitleBytes = 512;

// A visitor's message, in code points: the contract with the service.
inline constexpr std::size_t visitorTextCodePoints = 5000;

// What a page says of looks and words: twice as many options as there are, each a paragraph of any script.
inline constexpr std::size_t pageOptions = 12;
inline constexpr std::size_t optionBytes = 2'000;
// JSON that a page hands over for the service: who its visitor is (an id of 128 characters, three texts of
// 200, 2 KB of traits, a hash), or what the page says of itself: 4,096 UTF-16 code units.
inline constexpr std::size_t handedBytes = 12288;
// Sessions that wait to be ended by the service: more people than log out while a network is away.
inline constexpr std::size_t endingSessions = 8;
// An answer: the service's own maximum.
inline constexpr std::size_t messageTextBytes = 16384;
// What a panel can show side by side, and the service's own maximum.
inline constexpr std::size_t cardsPerMessage = 12;
inline constexpr std::size_t cardFieldBytes = 2048;
// A form or quick replies, and what a form was filled in with; as the service writes it, and its own maximum.
inline constexpr std::size_t extraBytes = 4096;
inline constexpr std::size_t identifierBytes = 64;
// Who a page says that its visitor is, in code points: names of accounts are shorter.
inline constexpr std::size_t personIdCodePoints = 128;
// Held in memory; older ones are dropped and can be loaded from the service again. Half of the memory that
// the engine may have is the most that they take.
inline constexpr std::size_t messages = 100000;
inline constexpr std::size_t messagesWeight = 128u << 20;
// Told to the host page and to the screen reader out of one piece of the event stream, the newest: live ones
// are few, and of the hundreds that a conversation comes back with nobody wants to hear each.
inline constexpr std::ptrdiff_t receivedAtOnce = 20;
// Of a message that was not sent, said aloud so that the visitor knows which: they wrote it themselves.
inline constexpr std::size_t failedToldBytes = 200;
// Handed over at once to be searched or saved, and one message more: a conversation that fills the memory
// would not fit beside itself, and the frame does other things in between.
inline constexpr std::size_t textsBytes = 256u << 10;
// What the button that jumps to the newest message says at most.
inline constexpr std::uint32_t newerCounted = 100;
// What stands in the composer: beyond what may be sent, so that a paste that is too long can be cut down.
inline constexpr std::size_t draftBytes = 32u << 10;
// What stands in forms: the longest that there is, filled in to its last character, and a few short ones.
inline constexpr std::size_t notesBytes = 20u << 10;
// Waiting to be acknowledged: beyond it the composer says so instead of dropping anything.
inline constexpr std::size_t outbox = 100;
// Two tabs may fill theirs in the same moment: neither loses anything.
inline constexpr std::size_t outboxMerged = 200;
// Kept in the host page's storage for an instant restore; 50 fill many screens and stay under 64 KiB in
// practice.
inline constexpr std::size_t storedMessages = 50;
// A site's records may take 256 Ki characters together. The conversation, the outbox and the draft share
// them, so that none pushes another out; each as it is written, with its escapes.
inline constexpr std::size_t storedConversationBytes = 104u
                                                       << 10;  // the longest answer fits, were it all escapes
inline constexpr std::size_t outboxBytes = 96u << 10;

// Requests to the host page that have no answer yet.
inline constexpr std::size_t pendingRequests = 64;
inline constexpr double requestTimeout = 5000;
// The host page is asked so often whether it is there, and taken for gone after so many beats without a word:
// 15 s.
inline constexpr double heartbeat = 5000;
inline constexpr std::uint32_t missedBeats = 3;
// What a port may carry; the host page has the same limit the other way.
inline constexpr std::uint32_t floodMessages = 2000;
inline constexpr double floodWindow = 10000;
inline constexpr std::uint32_t requestAttempts = 3;
inline constexpr double backoffBase = 100;
inline constexpr double backoffCap = 2000;
// Reconnecting goes on for ever, so its cap is higher: a service that restarts is not stampeded.
inline constexpr double reconnectBase = 250;
inline constexpr double reconnectCap = 10000;
// A service that restarts loses all its streams in one moment: they come back over that time, so that of a
// thousand some sixty come in a tenth of a second.
inline constexpr double streamBase = 1750;
// Seconds that a service may hold a visitor's messages back: what it says beyond that is taken for a mistake.
inline constexpr std::uint32_t longestHold = 3600;
// After so many failed attempts one after the other the visitor is told; attempts go on.
inline constexpr std::uint32_t failuresBeforeOffline = 2;

// Wishes of the host page that everything be erased, under way at once: one would do.
inline constexpr std::size_t waitingErasures = 16;
inline constexpr double storageCoalesce = 300;
// A page that was about to go and is still there so much later goes on: a slow next page takes as long to
// come.
inline constexpr double storageHurry = 3000;
// What was read or written so short ago need not be asked for again, unless another tab wrote it.
inline constexpr double storageCache = 5000;
// Beyond it compression is worth its time.
inline constexpr std::size_t plainRecordBytes = 4096;
// What a record may hold, inflated: a bomb of zeros is none of ours.
inline constexpr std::uint32_t recordBytes = 1u << 20;
// Records that have expired, and those set aside, go once in this time.
inline constexpr double sweepInterval = 24.0 * 3600 * 1000;
inline constexpr std::size_t storageKeys = 16;
inline constexpr std::size_t storageKeyBytes = 64;
// Keys of ours that another version left behind: looked at together, so many at a time.
inline constexpr std::size_t sweptKeys = 32;
// "pipit1 j <13 digits> <13 digits> <16 digits>" and room for later versions.
inline constexpr std::size_t recordHeaderBytes = 128;
// More than that many UTF-16 code units, whatever they are.
inline constexpr std::size_t foreignHeadBytes = 4 * recordHeaderBytes;
inline constexpr double day = 24.0 * 3600 * 1000;
inline constexpr double recordLifetime = 30 * day;
// A token is renewed in time, but not more often, however wrong the device's clock is.
inline constexpr double sessionRenewalPause = 3600.0 * 1000;
// The browser's timers wrap at 2^31 ms and would go off at once: none is set for longer than this.
inline constexpr double longestAlarm = 3600.0 * 1000;

// Between tabs. What one says: the conversation as it is stored is the longest.
inline constexpr std::size_t tabMessageBytes = 256u << 10;
// Between two times that the leader answers what several followers ask.
inline constexpr double answerPause = 200;
// What a frame without a channel has said last, for others to find in the storage.
inline constexpr std::size_t tabRecordBytes = 24u << 10;
// Records that others have written meanwhile are read together.
inline constexpr double tabRecordPause = 50;
// And for how long: those that still run say it again.
inline constexpr double tabRecordLifetime = 60000;
// Conversations that have ended, which nobody brings back.
inline constexpr std::size_t endedSessions = 16;
// Messages of others that are known when they come again: a record holds about 130, so those of more tabs
// than anybody has open. The one that was heard longest ago is forgotten first.
inline constexpr std::size_t tabsHeard = 8192;
// A clock may be wrong by that much more than ours.
inline constexpr double clockError = 7.0 * 24 * 3600 * 1000;
// The word of one erasure comes by two ways, and a page that is busy passes on the storage's so much later.
inline constexpr double erasureEcho = 60000;
// Whoever is to sound says so within this time, also by the storage's events.
inline constexpr double alertPatience = 2000;
// A frozen leader keeps its lock, and another is to lead within 5 s.
inline constexpr double leaderSilence = 2000;
inline constexpr double leaderPatience = 2000;
// On a hidden page whose timers turn once a second, the leader's as well: 4.4 s together, and more than a
// second for the leader's answer.
inline constexpr double leaderSilenceHidden = 1400;
inline constexpr double leaderPatienceHidden = 1400;
// Timers that are later than that turn less often.
inline constexpr double timerLateness = 2000;
// Where nobody is looking.
inline constexpr double leaderSilenceUnattended = 10000;
// The timers of a page that has long been hidden may turn once a minute.
inline constexpr double leaderPatienceUnattended = 65000;
// Without locks: within 1 s, the pause included.
inline constexpr double leaseSilence = 450;
inline constexpr double leasePatience = 350;
inline constexpr double leasePause = 100;
// A newcomer hears of a leader within this time, if there is one.
inline constexpr double leaseGreeting = 150;
// By the storage's events a question and its answer are two writes and two reads of the host page's.
inline constexpr double slowPatience = 4000;
inline constexpr double slowGreeting = 1500;
inline constexpr double slowPause = 1000;
// More takeovers than there will be.
inline constexpr std::uint32_t latestTerm = 1u << 31;
// Of several that lead without having heard of each other all hear within this time.
inline constexpr double leaseRenewal = 3000;

// HTTP: one stream, one message, one page of history, one session, one configuration.
inline constexpr std::size_t httpRequests = 8;
inline constexpr std::size_t httpBodyBytes = 1u << 20;
inline constexpr std::uint32_t httpTimeout = 5000;
// A page of history or a session on a bad phone's network may take longer than a small post.
inline constexpr std::uint32_t httpSlowTimeout = 15000;
// The service sends a heartbeat every 15 s: two missing and some slack mean a dead connection.
inline constexpr double streamSilence = 40000;
inline constexpr std::size_t streamLineBytes = 256u << 10;
inline constexpr std::size_t streamEventBytes = 512u << 10;
// An answer begins within this time or the typing indicator goes away.
inline constexpr double typingPatience = 30000;
// An agent who types says so every 3 s: twice as long.
inline constexpr double agentTyping = 6000;
inline constexpr std::uint32_t historyPage = 50;
// How long a configuration is taken as it is: a chat that operators have switched off ends within a minute.
inline constexpr double configLifetime = 55000;
// After which it is asked for again where it was not had.
inline constexpr double configRetry = 10000;

// A list's rows: what its benchmarks reach, and more than any conversation has. 8 MB.
inline constexpr std::uint32_t listRows = 1u << 20;
// In the document at a time, whatever the length: at 15 nodes a row the frame stays below 1,500.
inline constexpr std::uint32_t renderedRows = 96;
// Classes of rows that are taken for equally high until they are measured: 8 kinds in 4 widths.
inline constexpr std::uint32_t rowKinds = 8;
inline constexpr std::uint32_t rowWidths = 4;
inline constexpr std::uint32_t rowClasses = rowKinds * rowWidths;
// Pixels. Two lines of text in a bubble: what a row is taken for when none of its class was measured yet.
inline constexpr std::int64_t unknownRowHeight = 64;
// Pixels. Chromium keeps scroll offsets as floats, which have no fractions beyond 2^23: what is set would not
// be what is read. Firefox cuts elements off at 17.9 million.
inline constexpr std::int64_t scrollExtent = 8'000'000;
// Pixels. Nearer to the end than this is at the end: scroll offsets are rounded, zoomed pages' twice.
inline constexpr std::int64_t latestSlack = 2;
// Pixels. Rendered beyond what is seen: at rest about a panel's height on both sides, where a keyboard or a
// screen reader goes on to, and while scrolling as far ahead as the scroll goes in a few frames, up to so
// many viewports.
inline constexpr std::int64_t overscan = 600;
inline constexpr double overscanTime = 150;
inline constexpr std::int64_t overscanViewports = 2;
// The shortest time in which a scroll is taken to have moved: a frame of a fast display.
inline constexpr double frameTime = 8;
// Pixels. So near to the first row older messages are asked for, so that they are there on arrival.
inline constexpr double olderAhead = 160;
// Messages. So far back from what is stored the place of the last page is looked for: ten pages of history.
inline constexpr std::uint32_t placeReach = 500;
// Milliseconds. So long a place is waited for that is newer than all that is stored.
inline constexpr double placePatience = 10'000;
// No scroll event for so long: it is over. A fling's frames may come late on a busy thread.
inline constexpr double scrollRest = 150;

// What is measured. Values in one sketch, so that their sum in thousandths, each 10^7 at most, fits into 64
// bits: more than a large site's widgets measure in an hour.
inline constexpr std::uint32_t sketchValues = 1u << 29;
// A counter: exact in JSON, and no sum of two overflows.
inline constexpr std::uint64_t counted = 1'000'000'000'000;
// A counter or a sketch of what one widget sends at a time: an hour of frames on the fastest display. More is
// no measurement.
inline constexpr std::uint64_t countedByWidget = 1'000'000;
// A report: 8 distributions of 1,152 bins, each nine digits and a comma, and the rest.
inline constexpr std::size_t reportBytes = 128u << 10;

}  // namespace pipit::limits
