/** An element that scrolls by itself is reached by keyboard: `ref={scrolls}`. */
export const scrolls = (element: Element | null): void => element?.setAttribute('tabindex', '0')
