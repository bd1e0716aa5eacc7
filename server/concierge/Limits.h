#pragma once

#include <cstddef>

namespace pipit::concierge {

// The protocol's longest message; what is longer is cut before it is read.
inline constexpr std::size_t kMaximumCodePoints = 5'000;

// One code point can unfold into eighteen; this holds every real message and stops the unfolding ones.
inline constexpr std::size_t kMaximumNormalisedBytes = 24'000;

// A message of 5,000 characters has about 900 words.
inline constexpr std::size_t kMaximumTokens = 2'500;

// Who wishes for two things in one message says so in two sentences. Each pair of its clauses is looked at.
inline constexpr std::size_t kMostTokensOfTwoWishes = 64;

// The history that the interface promises. Older turns are left out if there are more.
inline constexpr std::size_t kMaximumTurns = 20;

// What the interface promises for an answer.
inline constexpr std::size_t kMaximumAnswerBytes = 4'096;
inline constexpr std::size_t kMaximumCards = 12;

// A handful fits a chat panel; "more" brings the next.
inline constexpr std::size_t kPageSize = 6;

// The widest range a search takes, in whole dollars.
inline constexpr int kLowestPrice = 1;
inline constexpr int kHighestPrice = 100'000;

// Below this a number without a currency counts things ("more than 2 rings") and is no price.
inline constexpr double kSmallestBarePrice = 10;

// Order numbers are 5 to 12 digits long.
inline constexpr std::size_t kShortestOrderNumber = 5;
inline constexpr std::size_t kLongestOrderNumber = 12;

// The shortest and longest piece of text taken for a postal code. The longest is ten characters with a space.
inline constexpr std::size_t kShortestCode = 3;
inline constexpr std::size_t kLongestCode = 12;

// One message proves one order. With more codes than this it would be a list of guesses, and is not looked
// at.
inline constexpr std::size_t kMaximumCodes = 2;

// What a form's message carries: so many choices, each so long; and what is written in its fields.
inline constexpr std::size_t kMaximumOptions = 8;
inline constexpr std::size_t kItemBytes = 56;  // with ", order " and its number 80 characters at most
inline constexpr std::size_t kSizeLength = 16;
inline constexpr std::size_t kReasonLength = 500;
inline constexpr std::size_t kPhoneLength = 32;
// With a prefix and spaces.
inline constexpr std::size_t kOrderFieldLength = 32;
inline constexpr std::size_t kPostalFieldLength = 16;

// Of an order that is shown: a step for each stage, and some that were gone through again. Its note is a
// line.
inline constexpr std::size_t kMaximumSteps = 12;
inline constexpr std::size_t kNoteBytes = 200;

// What the interface for programs gives at once: a page of a shop.
inline constexpr std::size_t kLargestPage = 50;

// A shop has some thousand pieces; beyond this the file is a mistake and every answer would be slow.
inline constexpr std::size_t kMaximumProducts = 20'000;
inline constexpr std::size_t kMaximumOrders = 200'000;

// Shorter words are too close to one another: "ring", "king" and "sing" are one letter apart. Longer ones are
// no words, and would only take time.
inline constexpr std::size_t kShortestCorrected = 6;
inline constexpr std::size_t kLongestCorrected = 24;

// A phrase of the vocabulary. At each word of a message so many are tried.
inline constexpr std::size_t kMostWordsOfPhrase = 8;
inline constexpr std::size_t kLongestPhrase = 160;

// The program's own phrases are some thousands; a shop's synonyms are hundreds.
inline constexpr std::size_t kMaximumPhrases = 50'000;

}  // namespace pipit::concierge
