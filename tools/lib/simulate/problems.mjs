/** `lost`: it was promised and is not there. `doubled`: it is there more than once. `disordered`: it is another, or elsewhere, than was said. */
export const KINDS = ["lost", "doubled", "disordered"];

export const problem = (kind, what) => ({ kind, what });
