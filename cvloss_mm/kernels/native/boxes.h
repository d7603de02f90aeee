// Losses of boxes: a formula is called with one register for each of a box's N numbers, of pred, target and weight,
// and gives value and N slopes.
#pragma once
#include "lanes.h"
#include "calls.h"

template <class T> struct Arguments {
    const T *pred, *target, *weight;
    int64_t step;  // from one box's weight to the next one's; N where each number has one
    double scale;
    const double* hyper;
    T* grad;
};

// Rows of N to N registers, and back; m rows of them, the others are 0.
template <int N, class T> static inline void columns(const T* rows, int m, typename Lanes<T>::V* out) {
    constexpr int L = Lanes<T>::n;
    T padded[N * L] = {};
    const T* from = rows;
    if (m < L) {
        std::copy(rows, rows + N * m, padded);
        from = padded;
    }
    for (int k = 0; k < N; ++k)
        for (int i = 0; i < L; ++i) out[k][i] = from[N * i + k];
}
template <int N, class T> static inline void as_rows(const typename Lanes<T>::V* in, int m, T* rows) {
    constexpr int L = Lanes<T>::n;
    T full[N * L];
    for (int i = 0; i < L; ++i)
        for (int k = 0; k < N; ++k) full[N * i + k] = in[k][i];
    if (m == L) std::memcpy(rows, full, sizeof full);
    else std::copy(full, full + N * m, rows);
}

template <class T, class F> static double run(const F& formula, const Arguments<T>& g, int64_t first, int64_t count) {
    using V = typename Lanes<T>::V;
    using Out = decltype(formula(nullptr, nullptr, nullptr));
    constexpr int L = Lanes<T>::n, N = std::extent<decltype(Out::slopes)>::value;
    const T scale = g.scale;
    double total = 0;
    for (int64_t at = first; at < first + count; at += L) {
        const int m = std::min<int64_t>(L, first + count - at);
        V p[N], t[N], w[N];
        columns<N>(g.pred + N * at, m, p);
        columns<N>(g.target + N * at, m, t);
        if (g.weight && g.step == N) columns<N>(g.weight + N * at, m, w);
        else for (int k = 0; k < N; ++k)
            for (int i = 0; i < L; ++i) w[k][i] = !g.weight ? T(1) : i < m ? g.weight[(at + i) * g.step] : T(0);
        auto unused = w[0] == 0;
        for (int k = 1; k < N; ++k) unused &= w[k] == 0;
        for (int k = 0; k < N; ++k) {  // what has no weight may hold anything
            p[k] = unused ? splat<T>(0) : p[k];
            t[k] = unused ? splat<T>(0) : t[k];
        }
        const auto out = formula(p, t, w);
        const V outer = g.step == N ? splat<T>(1) : w[0], part = out.value * outer, factor = outer * scale;
        for (int i = 0; i < m; ++i) total += part[i];
        if (!g.grad) continue;
        V slope[N];
        for (int k = 0; k < N; ++k) slope[k] = out.slopes[k] * factor;
        as_rows<N>(slope, m, g.grad + N * at);
    }
    return total * g.scale;
}

#define FORMULA(name, T) EXPORT(boxes, T, (run<T>(name<T>(g->hyper), *g, first, count)))
