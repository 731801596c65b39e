/** As the ref of a field that appears because the person has just asked to type in it. */
export const focusNow = (element: HTMLElement | null): void => element?.focus()
