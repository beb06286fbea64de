/** Solves (A + shrinkage·I) x = b for a positive A, given by its rows up to the diagonal; A is overwritten (Cholesky). */
export function solve(rows: Float64Array[], b: Float64Array, shrinkage: number): Float64Array {
  for (const [place, row] of rows.entries()) {
    for (let column = 0; column <= place; column += 1) {
      const other = rows[column] as Float64Array;
      let sum = (row[column] ?? 0) + (column === place ? shrinkage : 0);
      for (let n = 0; n < column; n += 1) sum -= (row[n] ?? 0) * (other[n] ?? 0);
      row[column] = column === place ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (other[column] ?? 1);
    }
  }
  const x = b.slice();
  for (const [place, row] of rows.entries()) {
    let sum = x[place] ?? 0;
    for (let n = 0; n < place; n += 1) sum -= (row[n] ?? 0) * (x[n] ?? 0);
    x[place] = sum / (row[place] ?? 1);
  }
  for (let place = rows.length - 1; place >= 0; place -= 1) {
    let sum = x[place] ?? 0;
    for (let n = place + 1; n < rows.length; n += 1) sum -= (rows[n]?.[place] ?? 0) * (x[n] ?? 0);
    x[place] = sum / (rows[place]?.[place] ?? 1);
  }
  return x;
}
