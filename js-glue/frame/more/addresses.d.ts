/** Where the build has put what searches and saves the conversation. */
declare const SEARCH_ADDRESS: string;
/** And what exports and erases it. */
declare const PRIVACY_ADDRESS: string;
