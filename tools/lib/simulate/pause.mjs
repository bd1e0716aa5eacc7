export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
