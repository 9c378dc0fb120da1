/** The work of a command, loaded by the first call of it: whoever looks what commands there are waits for none of it. */
export const later =
  <Given extends unknown[]>(load: () => Promise<(...given: Given) => Promise<void>>) =>
  async (...given: Given): Promise<void> =>
    (await load())(...given)
