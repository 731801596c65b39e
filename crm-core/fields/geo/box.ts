/** Mean radius; the earth is no ball, so distances are right to about half a percent. */
export const earthRadiusKm = 6371.0088
const degrees = 180 / Math.PI
/** Wider than any rounding, narrower than a millimetre. */
const slack = 1e-9

export interface Box {
  readonly south: number
  readonly north: number
  /** Beyond `east` where the box crosses the antimeridian. */
  readonly west: number
  readonly east: number
}

/** A box of latitudes and longitudes that holds the whole circle. */
export function boxAround(circle: { latitude: number; longitude: number; radius_km: number }): Box {
  const angle = circle.radius_km / earthRadiusKm
  const south = circle.latitude - angle * degrees - slack
  const north = circle.latitude + angle * degrees + slack
  const sine = Math.sin(angle) / Math.cos(circle.latitude / degrees)
  // With a pole inside, the circle has every longitude.
  if (south <= -90 || north >= 90 || sine >= 1) return { south, north, west: -180, east: 180 }
  const aside = Math.asin(sine) * degrees + slack
  const west = circle.longitude - aside
  const east = circle.longitude + aside
  return { south, north, west: west < -180 ? west + 360 : west, east: east > 180 ? east - 360 : east }
}
