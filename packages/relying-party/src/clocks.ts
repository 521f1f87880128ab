/** By how much clocks may differ, in seconds. */
export const skew = 60
