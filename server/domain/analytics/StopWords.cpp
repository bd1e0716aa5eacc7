#include "domain/analytics/StopWords.h"

#include <algorithm>
#include <array>

namespace pipit::server {

namespace {

// Sorted by bytes.
constexpr auto kStopWords = std::to_array<std::string_view>(
    {"aber",      "about",     "above",    "after",      "afternoon", "again",   "ahora",    "algo",
     "alguien",   "all",       "alle",     "allem",      "allen",     "aller",   "alles",    "alors",
     "als",       "also",      "although", "always",     "and",       "andere",  "another",  "antes",
     "any",       "anyone",    "anything", "appreciate", "après",     "aquí",    "are",      "aren",
     "around",    "ask",       "asked",    "así",        "auch",      "auf",     "aunque",   "aus",
     "aussi",     "autre",     "aux",      "avec",       "avez",      "avoir",   "avons",    "back",
     "because",   "been",      "before",   "bei",        "beim",      "being",   "below",    "between",
     "bien",      "bin",       "bis",      "bist",       "bitte",     "bonjour", "both",     "buenas",
     "buenos",    "but",       "bye",      "cada",       "came",      "can",     "cannot",   "cant",
     "car",       "cela",      "ces",      "cette",      "ceux",      "chez",    "com",      "come",
     "comme",     "comment",   "como",     "con",        "could",     "couldn",  "cual",     "cuando",
     "cuanto",    "cuenta",    "cuál",     "cuándo",     "cuánto",    "cómo",    "danke",    "dann",
     "dans",      "das",       "dass",     "day",        "dein",      "deine",   "del",      "dem",
     "den",       "denn",      "der",      "des",        "desde",     "dich",    "did",      "didn",
     "die",       "dies",      "diese",    "diesem",     "diesen",    "dieser",  "dir",      "doch",
     "does",      "doesn",     "doing",    "don",        "donc",      "donde",   "done",     "dont",
     "dort",      "dos",       "down",     "durch",      "during",    "dónde",   "each",     "ein",
     "eine",      "einem",     "einen",    "einer",      "eines",     "einmal",  "either",   "ella",
     "ellas",     "elle",      "elles",    "ellos",      "else",      "encore",  "entonces", "entre",
     "era",       "eran",      "eres",     "esa",        "esas",      "ese",     "eso",      "esos",
     "est",       "esta",      "estas",    "este",       "esto",      "estos",   "estoy",    "está",
     "están",     "etwas",     "euch",     "euer",       "even",      "evening", "ever",     "every",
     "faire",     "fait",      "favor",    "few",        "find",      "fois",    "for",      "found",
     "from",      "für",       "gegen",    "get",        "gets",      "getting", "gibt",     "give",
     "given",     "goes",      "going",    "gone",       "good",      "goodbye", "got",      "gracias",
     "great",     "gut",       "guten",    "habe",       "haben",     "hace",    "had",      "hallo",
     "has",       "hasn",      "hasta",    "hat",        "hatte",     "have",    "haven",    "having",
     "hay",       "hello",     "helped",   "her",        "here",      "hers",    "hey",      "hier",
     "him",       "his",       "hola",     "hope",       "how",       "however", "html",     "http",
     "https",     "ich",       "ici",      "ihm",        "ihn",       "ihnen",   "ihr",      "ihre",
     "ill",       "ils",       "immer",    "into",       "isn",       "ist",     "its",      "itself",
     "ive",       "jamais",    "jede",     "jeder",      "jetzt",     "just",    "kann",     "kein",
     "keine",     "know",      "können",   "könnte",     "las",       "last",    "least",    "les",
     "less",      "let",       "leur",     "leurs",      "like",      "likely",  "little",   "look",
     "looking",   "lors",      "los",      "lui",        "machen",    "made",    "mais",     "make",
     "many",      "may",       "maybe",    "mean",       "mehr",      "mein",    "meine",    "meinem",
     "meinen",    "meiner",    "merci",    "mes",        "mich",      "might",   "mine",     "mir",
     "mis",       "mit",       "moi",      "moins",      "mon",       "more",    "morning",  "most",
     "much",      "mucho",     "muss",     "must",       "muy",       "myself",  "más",      "même",
     "möchte",    "nach",      "nada",     "need",       "needs",     "nein",    "net",      "never",
     "new",       "next",      "nicht",    "nichts",     "noch",      "nor",     "nos",      "nosotros",
     "not",       "nothing",   "notre",    "nous",       "now",       "nuestra", "nuestro",  "nun",
     "nur",       "oder",      "off",      "often",      "ohne",      "okay",    "once",     "one",
     "only",      "org",       "other",    "others",     "otra",      "otro",    "oui",      "our",
     "ours",      "out",       "over",     "own",        "par",       "para",    "parce",    "pas",
     "perfect",   "perhaps",   "pero",     "peu",        "peut",      "peux",    "please",   "plus",
     "poco",      "por",       "porque",   "pour",       "pourquoi",  "pouvez",  "puede",    "puedo",
     "put",       "quand",     "que",      "quel",       "quelle",    "quels",   "qui",      "quiero",
     "quite",     "quién",     "quoi",     "qué",        "rather",    "really",  "right",    "said",
     "salut",     "same",      "sans",     "say",        "says",      "see",     "seem",     "seems",
     "seen",      "sehr",      "sein",     "seine",      "seit",      "ser",     "será",     "ses",
     "seulement", "shall",     "she",      "should",     "shouldn",   "sich",    "sie",      "sin",
     "since",     "sind",      "sobre",    "soll",       "sollte",    "solo",    "some",     "somebody",
     "someone",   "something", "son",      "sondern",    "sont",      "soon",    "sorry",    "sous",
     "soy",       "still",     "such",     "sur",        "sure",      "sus",     "tag",      "take",
     "también",   "tan",       "tanto",    "tell",       "tengo",     "than",    "thank",    "thanks",
     "that",      "thats",     "the",      "their",      "theirs",    "them",    "then",     "there",
     "these",     "they",      "thing",    "things",     "think",     "this",    "those",    "though",
     "through",   "thus",      "tiene",    "tienes",     "today",     "todo",    "todos",    "too",
     "took",      "tous",      "tout",     "toute",      "toutes",    "try",     "trying",   "très",
     "tus",       "two",       "una",      "unas",       "und",       "under",   "une",      "uno",
     "unos",      "uns",       "unser",    "unter",      "until",     "upon",    "use",      "used",
     "using",     "usted",     "ustedes",  "very",       "viel",      "vielen",  "vom",      "von",
     "vor",       "vos",       "votre",    "voudrais",   "vous",      "wann",    "want",     "wanted",
     "wants",     "war",       "waren",    "warum",      "was",       "wasn",    "way",      "wegen",
     "weil",      "welche",    "well",     "wenn",       "went",      "wer",     "werde",    "werden",
     "were",      "weren",     "what",     "when",       "where",     "whether", "which",    "while",
     "who",       "whom",      "whose",    "why",        "wie",       "wieder",  "will",     "wir",
     "wird",      "wissen",    "with",     "within",     "without",   "won",     "would",    "wouldn",
     "www",       "würde",     "yes",      "yet",        "you",       "your",    "youre",    "yours",
     "yourself",  "zum",       "zur",      "zwischen",   "été",       "êtes",    "être",     "über"});
static_assert(std::ranges::is_sorted(kStopWords));

}  // namespace

bool isStopWord(std::string_view word) {
  return std::ranges::binary_search(kStopWords, word);
}

}  // namespace pipit::server
