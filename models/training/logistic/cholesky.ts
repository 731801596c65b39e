/**
 * Solves A x = b for a symmetric positive definite A by Cholesky's decomposition. `a` is n × n by rows, of which the
 * lower triangle is read and overwritten.
 */
export function solve(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length
  decompose(a, n)
  const x = b.slice()
  for (let i = 0; i < n; i++) {
    let sum = x[i] ?? 0
    for (let j = 0; j < i; j++) sum -= (a[i * n + j] ?? 0) * (x[j] ?? 0)
    x[i] = sum / (a[i * n + i] ?? 1)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] ?? 0
    for (let j = i + 1; j < n; j++) sum -= (a[j * n + i] ?? 0) * (x[j] ?? 0)
    x[i] = sum / (a[i * n + i] ?? 1)
  }
  return x
}

/** In place, row by row. A pivot that rounding has made nothing stands for a direction without curvature. */
function decompose(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] ?? 0
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] ?? 0) * (a[j * n + k] ?? 0)
      a[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (a[j * n + j] ?? 1)
    }
}
