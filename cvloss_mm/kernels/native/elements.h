// Losses of one value an element: of independent logits, and of offsets. A formula is called with registers of pred, target
// and values a class; `background` is what is left of it where the target is 0.
#pragma once
#include "lanes.h"
#include "calls.h"

template <class T> struct Arguments {
    const T *pred, *dense, *score;
    const int64_t* label;
    const T* weight;  // one a row, or one an element
    int64_t per_row, classes;
    double scale;
    const double* hyper;
    T* grad;
    const PerClass<T>* per_class;
};
constexpr int64_t CHUNK = 1024;

// f(row, from, to, class of from) for the part of each row within elements [start, end)
template <class F> static inline void each_row(int64_t start, int64_t end, int64_t classes, F f) {
    for (int64_t row = start / classes, at = start; at < end; ++row) {
        const auto stop = std::min(end, (row + 1) * classes);
        f(row, at - start, stop - start, at - row * classes);
        at = stop;
    }
}

template <class T, class F> static double run(const F& formula, const Arguments<T>& g, int64_t start, int64_t count) {
    using V = typename Lanes<T>::V;
    constexpr int L = Lanes<T>::n;
    const T scale = g.scale;
    double total = 0;
    T target[CHUNK], weight[CHUNK], row[F::rows + 1][CHUNK];
    bool has_label[CHUNK / L];  // which registers of targets have another one than 0, of labels
    V each[F::rows + 1];
    for (int k = 0; k < F::rows; ++k) each[k] = splat<T>(g.per_class->numbers[k]);
    for (int64_t done = 0; done < count; done += CHUNK) {
        const auto from = start + done, size = std::min(CHUNK, count - done);
        const T *z = g.pred + from, *y = g.dense + from, *w = g.weight ? g.weight + from : nullptr;
        if (!g.dense) {
            std::memset(target, 0, sizeof target);
            std::memset(has_label, 0, sizeof has_label);
            each_row(from, from + size, g.classes, [&](int64_t r, int64_t a, int64_t b, int64_t first) {
                const auto at = g.label[r] - first + a;
                if (g.label[r] < 0 || at < a || at >= b) return;
                target[at] = g.score ? g.score[r] : T(1);
                has_label[at / L] = true;
            });
            y = target;
        }
        if (g.weight && g.per_row) {
            each_row(from, from + size, g.classes, [&](int64_t r, int64_t a, int64_t b, int64_t) {
                std::fill(weight + a, weight + b, g.weight[r]);
            });
            w = weight;
        }
        for (int k = 0; k < F::rows; ++k)
            if (const T* values = g.per_class->rows[k]) each_row(from, from + size, g.classes, [&](int64_t, int64_t a, int64_t b, int64_t first) {
                std::copy(values + first, values + first + b - a, row[k] + a);
            });
        V sums{};
        for (int64_t i = 0; i < size; i += L) {
            const int m = std::min<int64_t>(L, size - i);
            auto load_part = [m](const T* x) {
                if (m == L) return load<T>(x);
                V v{};
                std::memcpy(&v, x, m * sizeof(T));
                return v;
            };
            auto a = load_part(z + i), b = load_part(y + i);
            const auto weights = w ? load_part(w + i) : splat<T>(1);
            if (w) {  // what has no weight may hold anything
                a = weights == 0 ? splat<T>(0) : a;
                b = weights == 0 ? splat<T>(0) : b;
            }
            for (int k = 0; k < F::rows; ++k)
                if (g.per_class->rows[k]) each[k] = load_part(row[k] + i);
            const bool background = g.dense ? !any<T>(b != 0) : !has_label[i / L];
            const auto out = background ? formula.background(a, each) : formula(a, b, each);
            const auto value = out.value * weights, slope = out.slopes[0] * (weights * scale);
            if (m == L) {
                sums += value;
                if (g.grad) store<T>(g.grad + from + i, slope);
            } else {
                for (int k = 0; k < m; ++k) total += value[k];
                if (g.grad) std::memcpy(g.grad + from + i, &slope, m * sizeof(T));
            }
        }
        total += sum<T>(sums);
    }
    return total * g.scale;
}

#define FORMULA(name, T) \
    EXPORT(elements, T, (run<T>(name<T>(g->hyper), *g, first * g->classes, count * g->classes)))
