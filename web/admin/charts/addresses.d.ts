// The build fills it in (tools/lib/build-web.mjs).

declare const CHARTS_ADDRESS: string;
