// Losses of boxes: a formula is called with four registers of pred, target and weight each, and gives value and four slopes.
#pragma once
#include "lanes.h"
#include "calls.h"

template <class T> struct Arguments {
    const T *pred, *target, *weight;
    int64_t step;  // from one box's weight to the next one's; 4 where each side has one
    double scale;
    const double* hyper;
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

template <class T, class F> static double run(const F& formula, const Arguments<T>& g, int64_t first, int64_t count) {
    using V = typename Lanes<T>::V;
    constexpr int L = Lanes<T>::n;
    const T scale = g.scale;
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
        for (int k = 0; k < 4; ++k) {  // what has no weight may hold anything
            p[k] = unused ? splat<T>(0) : p[k];
            t[k] = unused ? splat<T>(0) : t[k];
        }
        const auto out = formula(p, t, w);
        const V outer = g.step == 4 ? splat<T>(1) : w[0], part = out.value * outer, factor = outer * scale;
        for (int i = 0; i < m; ++i) total += part[i];
        if (!g.grad) continue;
        V slope[4];
        for (int k = 0; k < 4; ++k) slope[k] = out.slopes[k] * factor;
        as_rows(slope, m, g.grad + 4 * at);
    }
    return total * g.scale;
}

#define FORMULA(name, T) EXPORT(boxes, T, (run<T>(name<T>(g->hyper), *g, first, count)))
