/** A promise that is settled from outside. Left alone it rejects in silence: each of its users gets a copy of the news. */
export class Deferred<T> {
  settled = false;
  resolve!: (value: T) => void;
  reject!: (reason: Error) => void;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = (value) => {
      this.settled = true;
      resolve(value);
    };
    this.reject = (reason) => {
      this.settled = true;
      reject(reason);
    };
  });

  constructor() {
    this.promise.catch(() => {});
  }
}
