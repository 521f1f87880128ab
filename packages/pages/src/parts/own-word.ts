/**
 * What only this person would type, such as the name of a device: a browser offers nothing for it, yet it is
 * no secret, and is kept when the page is shown again (`dom/typed`).
 */
export const ownWord = { autoComplete: 'off', 'data-lp-kept': '' } as const
