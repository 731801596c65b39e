/** Remembers small choices on this device. Where storage is forbidden, nothing is remembered and nothing breaks. */
export const storage = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(`hotcrm.${key}`)
    } catch {
      return null
    }
  },
  set(key: string, value: string): void {
    try {
      localStorage.setItem(`hotcrm.${key}`, value)
    } catch {
      // The choice then holds for this page only.
    }
  },
}
