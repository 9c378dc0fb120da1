/** The part of an event that names the line which it corrects. */
export const correction = (corrects: number | undefined): { corrects?: number } =>
  corrects === undefined ? {} : { corrects }
