/** Where the build has put what emoji are called; "*" stands for the language. */
declare const NAMES_ADDRESS: string;
