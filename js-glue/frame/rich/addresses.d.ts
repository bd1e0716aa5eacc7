/** Where the build has put what this script loads. */
declare const MARKDOWN_ADDRESS: string;
declare const HIGHLIGHT_ADDRESS: string;
