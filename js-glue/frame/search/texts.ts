/** English; the other languages are to stand beside it. */
export const texts = {
  search: "Search",
  searchField: "Search the conversation",
  earlierMatch: "Earlier match",
  laterMatch: "Later match",
  closeSearch: "Close search",
  noMatch: "No match",
  matchOf: (at: string, count: string) => `${at} of ${count}`,
  found: (match: string, author: string, text: string) => `${match}. ${author}: ${text}`,
  looking: "Still looking through earlier messages…",
  lookedInPart: "Earlier messages could not be loaded.",

  save: "Save conversation",
  saving: (count: string) => `Loading earlier messages, ${count} so far…`,
  saveNow: "Save these",
  saveAgain: "Save again",
  saved: (name: string) => `Saved as ${name}.`,
  savedInPart: (name: string) => `Saved as ${name}, but without earlier messages: they could not be loaded.`,
  earlierMissing: "Earlier messages are missing here.",
  closeSave: "Close",
};
