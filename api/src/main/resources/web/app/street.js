// A street of six houses with two lit windows.
import { html, svg } from 'lit';

/** left, right, eaves, and the gable's top where there is one. */
const HOUSES = [
  [8, 100, 100, 78], [112, 262, 48], [274, 350, 126, 106], [362, 488, 74], [500, 596, 100, 76], [608, 758, 48],
];
const TREES = [[104, 198, 12], [267, 191, 15], [355, 201, 11], [494, 195, 13], [602, 198, 12]];
const LIT = ['1.2.3', '4.1.1'];
const GROUND = 220;
const FLOOR = 26;

function house([left, right, eaves, gable], n) {
  const columns = Math.round((right - left) / 30);
  const wide = (right - left) / columns;
  const door = Math.floor(columns / 2);
  const rows = Math.floor((GROUND - eaves - 28) / FLOOR) + 1;
  const middle = (left + right) / 2;
  const roof = gable === undefined ? `V${eaves}H${right}` : `V${eaves}L${middle} ${gable}L${right} ${eaves}`;
  const x = (column) => left + column * wide + (wide - 11) / 2;
  const holes = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (row === rows - 1 && column === door) {
        holes.push(svg`<path class="h-door" d="M${x(column)} ${GROUND}v-20h12v20"></path>`);
      } else {
        const lit = LIT.includes(`${n}.${row}.${column}`);
        holes.push(svg`<rect class=${lit ? 'h-lit' : 'h-win'} x=${x(column)} y=${eaves + 14 + row * FLOOR} width="11" height="13" rx="1.500"></rect>`);
      }
    }
  }
  return svg`<path class="h-wall" d="M${left} ${GROUND}${roof}V${GROUND}"></path>${holes}`;
}

export const street = html`<svg class="street" viewBox="0 40 772 180" aria-hidden="true">
  ${HOUSES.map(house)}
  ${TREES.map(([x, y, r]) => svg`<path class="h-tree" d="M${x} ${GROUND}V${y + r}"></path><circle class="h-leaf" cx=${x} cy=${y} r=${r}></circle>`)}
</svg>`;
