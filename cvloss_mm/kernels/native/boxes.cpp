// The IoU family: cvloss_mm/functional/box.py and geometry.py, on registers of boxes with their derivatives.
#include "dual.h"
#include "threads.h"

// Corners in the frame of both boxes, in the order low x, low y, high x, high y.
template <class T> struct Pair { typename Lanes<T>::V pred[4], target[4]; };

#define WORD template <class T> static inline auto
#define AXIS template <int I, class T> static inline auto
#define PAIR const Pair<T>& b

AXIS low(PAIR) { return seed<I, T>(b.pred[I]); }
AXIS high(PAIR) { return seed<I + 2, T>(b.pred[I + 2]); }
AXIS side(PAIR) { return high<I>(b) - low<I>(b); }
AXIS true_side(PAIR) { return b.target[I + 2] - b.target[I]; }
AXIS shift(PAIR) { return T(0.5) * minus<T>(minus<T>(low<I>(b) + high<I>(b), b.target[I]), b.target[I + 2]); }
AXIS hull(PAIR) { return max<T>(high<I>(b), b.target[I + 2]) - min<T>(low<I>(b), b.target[I]); }
AXIS overlap(PAIR) {
    const auto both = min<T>(high<I>(b), b.target[I + 2]) - max<T>(low<I>(b), b.target[I]);
    return chain<T>(both, maximum<T>(both.v, T(0)), both.v >= 0 ? all<T>(1) : all<T>(0));  // at 0 it can open
}
WORD intersection(PAIR) { return overlap<0>(b) * overlap<1>(b); }
template <class T, int M> static inline auto together(PAIR, D both) {
    return plus<T>(side<0>(b) * side<1>(b), true_side<0>(b) * true_side<1>(b)) - both;
}
template <class T, int A, int B> static inline Dual<T, 15> share(PAIR, D_A part, D_B whole, T eps) {
    Dual<T, 15> value = ratio(part, whole, eps);
    const auto same = (b.pred[0] == b.target[0]) & (b.pred[1] == b.target[1]) & (b.pred[2] == b.target[2])
                      & (b.pred[3] == b.target[3]);
    value.v = same ? all<T>(1) : value.v;
    for (auto& slope : value.d) slope = same ? all<T>(0) : slope;
    return value;
}
WORD iou(PAIR, T eps) {
    const auto both = intersection(b);
    return share(b, both, together(b, both), eps);
}
WORD distance_share(PAIR, T eps) {
    return ratio(square(shift<0>(b)) + square(shift<1>(b)), square(hull<0>(b)) + square(hull<1>(b)), eps);
}
AXIS side_difference(PAIR, T eps) {
    return ratio(abs(minus<T>(side<I>(b), true_side<I>(b))), max<T>(side<I>(b), true_side<I>(b)), eps);
}
template <class T, int M> static inline Dual<T, M> smooth_l1(D error, T beta) {  // of an error that is not negative
    if (beta == 0) return error;
    const auto of_slope = at_most((1 / beta) * error, T(1));
    return of_slope * (error - T(0.5) * beta * of_slope);
}

// Each loss: value of a register of boxes. h: hyperparameters; w: what BoundedIoU weighs its four values by.
#define LOSS(name) template <class T> static inline Dual<T, 15> name(PAIR, const T* h, const typename Lanes<T>::V* w)

LOSS(iou_loss) {  // h: mode, eps
    const auto x = iou(b, h[1]);
    if (h[0] == 2) return T(-1) * log(at_least(x, h[1]));
    return T(1) - (h[0] == 1 ? square(x) : x);
}
LOSS(giou_loss) {
    const auto both = intersection(b);
    const auto either = together(b, both);
    const auto enclosing = hull<0>(b) * hull<1>(b);
    return T(1) - share(b, both, either, h[0]) + ratio(enclosing - either, enclosing, h[0]);
}
LOSS(diou_loss) { return T(1) - iou(b, h[0]) + distance_share(b, h[0]); }
LOSS(ciou_loss) {  // h: gate (below 0 for none), eps
    const auto x = iou(b, h[1]);
    const auto width = at_least(side<0>(b), h[1]);
    const auto length = at_least(side<1>(b), h[1]);
    const auto tw = maximum<T>(true_side<0>(b), h[1]), tl = maximum<T>(true_side<1>(b), h[1]);
    const auto per = 1 / (width.v * width.v + length.v * length.v);  // one angle: that of pred less that of the target
    const auto turn = chain<T>(angle(width.v * tl - length.v * tw, width.v * tw + length.v * tl),
                               width, length.v * per, length, -width.v * per);
    const auto v = T(4 / (M_PI * M_PI)) * square(turn);
    auto alpha = ratio(v, T(1) - x + v, h[1]).v;
    alpha = x.v > h[0] ? alpha : all<T>(0);
    return T(1) - x + distance_share(b, h[1]) + times<T>(v, alpha);
}
AXIS stretch(PAIR, T eps) { return square(ratio(minus<T>(side<I>(b), true_side<I>(b)), hull<I>(b), eps)); }
LOSS(efficient_iou_loss) {
    return T(1) - iou(b, h[0]) + distance_share(b, h[0]) + stretch<0>(b, h[0]) + stretch<1>(b, h[0]);
}
AXIS start(PAIR) { return max<T>(low<I>(b), b.target[I]) - min<T>(low<I>(b), b.target[I]); }
AXIS end(PAIR) { return min<T>(high<I>(b), b.target[I + 2]) - min<T>(low<I>(b), b.target[I]); }
AXIS later(PAIR) { return max(start<I>(b), end<I>(b)); }
AXIS early(PAIR) { return min(start<I>(b), end<I>(b)); }
LOSS(extended_iou_loss) {  // h: smooth_point, eps
    const auto both = end<0>(b) * end<1>(b) + early<0>(b) * early<1>(b)
                      - (start<0>(b) * later<1>(b) + later<0>(b) * start<1>(b));
    return smooth_l1(abs(T(1) - share(b, both, together(b, both), h[1])), h[0]);
}
template <int I, class T, int M> static inline auto distance_and_shape(PAIR, D angle, const T* h) {
    const auto rho = square(ratio(shift<I>(b), hull<I>(b), h[2]));
    return (T(1) - exp(h[1] * ((T(2) - angle) * rho))) + pow(T(1) - exp(T(-1) * side_difference<I>(b, h[2])), h[0]);
}
LOSS(siou_loss) {  // h: theta, sign of gamma, eps
    const auto x = shift<0>(b);
    const auto y = shift<1>(b);
    const auto angle = ratio(T(2) * abs(x * y), square(x) + square(y), h[2]);
    return T(1) - iou(b, h[2]) + T(0.5) * (distance_and_shape<0>(b, angle, h) + distance_and_shape<1>(b, angle, h));
}
AXIS bounded(PAIR, const T* h, const typename Lanes<T>::V* w) {
    const auto error = abs(shift<I>(b));
    const auto position = at_most(ratio(T(4) * error, plus<T>(T(2) * error, true_side<I>(b)), h[1]), T(1));
    return times<T>(smooth_l1(position, h[0]), w[I]) + times<T>(smooth_l1(side_difference<I>(b, h[1]), h[0]), w[2 + I]);
}
LOSS(bounded_iou_loss) { return bounded<0>(b, h, w) + bounded<1>(b, h, w); }  // h: beta, eps

template <class T> struct Given {
    const T *pred, *target, *weight;
    int64_t step;  // from one box's weight to the next one's; 4 where each side has one
    T scale;
    const T* hyper;
    T* grad;
};

// Rows of four to four registers, and back; m rows of them, the others are 0.
template <class T> static inline void columns(const T* rows, int m, typename Lanes<T>::V* out) {
    constexpr int L = Lanes<T>::n;
    T padded[4 * L] = {};
    const T* from = rows;
    if (m < L) {
        std::copy(rows, rows + 4 * m, padded);
        from = padded;
    }
    for (int k = 0; k < 4; ++k)
        for (int i = 0; i < L; ++i) out[k][i] = from[4 * i + k];
}
template <class T> static inline void as_rows(const typename Lanes<T>::V* in, int m, T* rows) {
    constexpr int L = Lanes<T>::n;
    T full[4 * L];
    for (int i = 0; i < L; ++i)
        for (int k = 0; k < 4; ++k) full[4 * i + k] = in[k][i];
    if (m == L) std::memcpy(rows, full, sizeof full);
    else std::copy(full, full + 4 * m, rows);
}

template <class T, class F> static double run(F loss, const Given<T>& g, int64_t first, int64_t count) {
    using V = typename Lanes<T>::V;
    constexpr int L = Lanes<T>::n;
    double total = 0;
    for (int64_t at = first; at < first + count; at += L) {
        const int m = std::min<int64_t>(L, first + count - at);
        V p[4], t[4], w[4];
        columns(g.pred + 4 * at, m, p);
        columns(g.target + 4 * at, m, t);
        if (g.weight && g.step == 4) columns(g.weight + 4 * at, m, w);
        else for (int k = 0; k < 4; ++k)
            for (int i = 0; i < L; ++i) w[k][i] = !g.weight ? T(1) : i < m ? g.weight[(at + i) * g.step] : T(0);
        const auto unused = (w[0] == 0) & (w[1] == 0) & (w[2] == 0) & (w[3] == 0);
        Pair<T> b;
        V frame = all<T>(std::sqrt(Lanes<T>::tiny)), first_is_low[2];
        for (int i = 0; i < 2; ++i) {
            for (int k = i; k < 4; k += 2) {  // what has no weight may hold anything
                p[k] = unused ? all<T>(0) : p[k] * T(0.5);
                t[k] = unused ? all<T>(0) : t[k] * T(0.5);
            }
            const V begin = t[i] < t[i + 2] ? t[i] : t[i + 2], end = t[i] < t[i + 2] ? t[i + 2] : t[i];
            const V low = p[i] < p[i + 2] ? p[i] : p[i + 2], high = p[i] < p[i + 2] ? p[i + 2] : p[i];
            first_is_low[i] = p[i] > p[i + 2] ? all<T>(0) : all<T>(1);
            const V size = (high > end ? high : end) - (low < begin ? low : begin);
            frame = size > frame ? size : frame;
            b.pred[i] = low - begin;
            b.pred[i + 2] = high - begin;
            b.target[i] = 0 * begin;
            b.target[i + 2] = end - begin;
        }
        for (int k = 0; k < 4; ++k) {
            b.pred[k] = b.pred[k] / frame;
            b.target[k] = k < 2 ? b.target[k] : b.target[k] / frame;
        }
        const auto value = loss(b, g.hyper, w);
        const V outer = g.step == 4 ? all<T>(1) : w[0], part = value.v * outer;
        for (int i = 0; i < m; ++i) total += part[i];
        if (!g.grad) continue;
        const V factor = outer * (g.scale / 2) / frame;
        V slope[4];
        for (int i = 0; i < 2; ++i) {
            const V by_low = value.d[i] * factor, by_high = value.d[i + 2] * factor;
            slope[i] = first_is_low[i] * by_low + (1 - first_is_low[i]) * by_high;
            slope[i + 2] = first_is_low[i] * by_high + (1 - first_is_low[i]) * by_low;
        }
        as_rows(slope, m, g.grad + 4 * at);
    }
    return total * g.scale;
}

template <class T> static double choose(int which, const Given<T>& g, int64_t first, int64_t count) {
#define CASE(i, loss) case i: return run<T>([](const auto&... x) { return loss<T>(x...); }, g, first, count);
    switch (which) {
        CASE(0, iou_loss) CASE(1, giou_loss) CASE(2, diou_loss) CASE(3, ciou_loss) CASE(4, efficient_iou_loss)
        CASE(5, extended_iou_loss) CASE(6, siou_loss) CASE(7, bounded_iou_loss)
    }
    return 0;
}

EXPORT(boxes)
