const parameters = new URL(location.href).searchParams;

/** Where the chat comes from: the test says it in the address. */
export const site = parameters.get("site") ?? "";
export const origin = parameters.get("origin") ?? "";
