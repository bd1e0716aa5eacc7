/** Those that the chat speaks, each in its own words. */
export const LANGUAGES = [
  ["en", "English"],
  ["es", "Español"],
  ["fr", "Français"],
  ["de", "Deutsch"],
  ["pt", "Português"],
  ["it", "Italiano"],
  ["nl", "Nederlands"],
  ["pl", "Polski"],
  ["ja", "日本語"],
  ["zh", "中文"],
  ["ar", "العربية"],
  ["he", "עברית"],
] as const;
