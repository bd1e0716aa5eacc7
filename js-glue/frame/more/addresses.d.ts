/** Where the build has put what searches and saves the conversation. */
declare const SEARCH_ADDRESS: string;
