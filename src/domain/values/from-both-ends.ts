/** The first, the last, the second, the last but one and so on: whatever somebody adds at one end hides none at the other. */
export const fromBothEnds = <One>(all: readonly One[]): One[] =>
  Array.from(all.keys(), (at) => all.at(at % 2 === 0 ? at / 2 : -(at + 1) / 2) as One)
