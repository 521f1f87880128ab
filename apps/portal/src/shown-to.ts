/**
 * Header of what pages ask: the id of whom they show. In another tab somebody else may have signed in since;
 * what one wrote is then neither taken for the other's nor answered with the other's.
 */
export const shownToHeader = 'Shown-To'
