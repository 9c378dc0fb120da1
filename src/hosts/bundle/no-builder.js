/** How the build ends where what builds is not installed, or not all of it. */
export const NO_BUILDER = 3
