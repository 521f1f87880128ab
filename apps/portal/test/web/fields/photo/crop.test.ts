import { describe, expect, test } from 'vitest'
import { type Crop, mostZoom, moved, wholeCrop, within, zoomOf, zoomTo } from '../../../../src/web/fields/photo/crop.ts'

const sizes = [1, 7, 600, 9000].flatMap((width) => [1, 599, 4000].map((height) => ({ width, height })))
const places = [-1e6, -1, 0, 0.5, 300, 1e6]
const crops = places.flatMap((x) => places.flatMap((y) => [-5, 0, 1, 250, 1e6].map((side): Crop => ({ x, y, side }))))

describe('the square of a picture', () => {
  test('begins as the largest there is, nearer to the top of a high picture', () => {
    expect(wholeCrop({ width: 400, height: 200 })).toEqual({ x: 200, y: 100, side: 200 })
    expect(wholeCrop({ width: 200, height: 400 })).toEqual({ x: 100, y: 150, side: 200 })
  })
  test('never leaves the picture, whatever is dragged and zoomed', () => {
    const outside = sizes.flatMap((of) =>
      crops.flatMap((start) =>
        [
          within(start, of),
          zoomTo(start, { zoom: 0.01, of }),
          zoomTo(start, { zoom: 3, of }),
          moved(start, { x: 3, y: -3, of }),
        ].filter(
          ({ x, y, side }) =>
            !(
              side > 0 &&
              Math.min(x, y) - side / 2 >= -1e-6 &&
              x + side / 2 <= of.width + 1e-6 &&
              y + side / 2 <= of.height + 1e-6
            ),
        ),
      ),
    )
    expect(outside).toEqual([])
  })
  test('comes as near as five times, and no farther than all of it', () => {
    const of = { width: 1000, height: 500 }
    expect(zoomOf(zoomTo(wholeCrop(of), { zoom: 99, of }), of)).toBe(mostZoom)
    expect(zoomOf(zoomTo(wholeCrop(of), { zoom: 0.1, of }), of)).toBe(1)
  })
  test('is moved by parts of itself', () => {
    const of = { width: 1000, height: 1000 }
    expect(moved({ x: 500, y: 500, side: 200 }, { x: 0.1, y: -0.5, of })).toEqual({ x: 520, y: 400, side: 200 })
  })
})
