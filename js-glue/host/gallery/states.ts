/** What gallery.ts shows of the launcher and the panel. */
export const STATES = [
  "closed",
  "focused",
  "unread",
  "manyUnread",
  "teaser",
  "opening",
  "open",
  "unreachable",
  "retryFocused",
  "notHere",
  "consent",
] as const;

export type State = (typeof STATES)[number];

/** What a site asks before anything is loaded, with the word for yes: `&locale=` says which. */
export const ASKED: Readonly<Record<string, readonly [text: string, yes: string]>> = {
  en: ["We keep this conversation for 30 days to answer you.", "OK"],
  de: [
    "Wenn Sie uns schreiben, speichern wir Ihre Nachrichten, Dateien und Angaben 30 Tage lang, um Ihre Anfrage zu beantworten. " +
      "Rechtsgrundlage ist Ihre Einwilligung nach Art. 6 Abs. 1 Buchst. a der Datenschutz-Grundverordnung. Sie können sie jederzeit " +
      "mit Wirkung für die Zukunft widerrufen. An Dritte geben wir nichts weiter. Näheres steht in unserer Datenschutzerklärung; " +
      "Fragen beantwortet unsere Datenschutzbeauftragte. Wenn Sie nicht einverstanden sind, erreichen Sie uns auch telefonisch oder mit der Post.",
    "Einverstanden",
  ],
  he: ["אנחנו שומרים את השיחה הזאת במשך 30 יום כדי לענות לכם.", "אישור"],
};
