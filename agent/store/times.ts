/** A stored time as ISO text, however the driver hands it over. */
export const iso = (value: string | Date): string => new Date(value).toISOString()
export const isoOrNull = (value: string | Date | null): string | null => (value === null ? null : iso(value))
