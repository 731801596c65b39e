import { refuse } from '../refuse.ts'

/** Rows that fit a model: `count` rows of `features` values each, NaN where one is missing, nothing infinite. */
export function checkRows(rows: ArrayLike<number>, count: number, features: number): void {
  if (rows.length !== count * features)
    refuse('bad_model_rows', {
      en: `${rows.length} values for ${count} rows, but the model reads ${features} a row`,
      zh: `${count} 行共有 ${rows.length} 个值，而模型每行读取 ${features} 个`,
    })
  for (let i = 0; i < rows.length; i++) {
    const value = rows[i] ?? 0
    // Also what only single precision makes infinite: ONNX models read that.
    if (Math.abs(value) > 3.4028235677973366e38)
      refuse('bad_model_rows', {
        en: `row ${Math.floor(i / features) + 1}, input ${(i % features) + 1} is infinite`,
        zh: `第 ${Math.floor(i / features) + 1} 行第 ${(i % features) + 1} 个输入为无穷大`,
      })
  }
}
