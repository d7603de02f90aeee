// Losses of one value a row of competing classes. A formula is called with a row, over whose classes it gathers sums and
// maxima, pass by pass; the last pass writes the slopes.
#pragma once
#include <array>
#include <limits>

#include "lanes.h"
#include "threads.h"

constexpr int ROWS = 4;  // how many hyperparameters may have values a class
enum { SUM, LARGEST };

template <class T> struct Arguments {
    const T *pred, *dense, *number;  // targets of all classes, or one number a row
    const int64_t* label;
    const T *weight, *rows[ROWS];  // one a sample; values a class
    T scalars[ROWS];                 // in place of values a class
    int64_t classes;
    T scale;
    const double* hyper;
    T* grad;
    mutable std::atomic<int64_t> wrong;  // a row whose label is no class
};

template <class T, class F> struct Row {
    using V = typename Lanes<T>::V;
    static constexpr int L = Lanes<T>::n;
    const Arguments<T>& g;
    const T *z, *y, *rows[ROWS];  // a register's worth at least
    T* memory;  // what passes keep for later ones
    int64_t padded, label;
    T factor;
    T* out;
    T p, t, at, r[F::rows + 1];  // of the label's class; t is also a number a row

    struct Class {  // a register of classes
        V p, t, at, r[F::rows + 1];
        T* memory;
        int64_t padded;
        V kept(int i) const { return load<T>(memory + i * padded); }
        void keep(int i, V x) const { store<T>(memory + i * padded, x); }
    };

    T kept(int i) const { return memory[i * padded + label]; }

    // op(register of classes, their first, how many lanes are counted already)
    template <class Op> void every(Op op, int64_t c = 0) const {
        for (; c + L <= g.classes; c += L) op(classes(c), c, std::integral_constant<int, 0>());
        if (c == g.classes) return;
        const int64_t last = std::max<int64_t>(g.classes - L, 0);
        op(classes(last), last, int(c - last));  // some once more
    }
    Class classes(int64_t c) const {
        Class k;
        k.p = load<T>(z + c);
        if (F::dense) k.t = load<T>(y + c);
        if (F::counted) k.at = T(c) + __builtin_convertvector(places<T>(), V);
        for (int i = 0; i < F::rows; ++i) k.r[i] = rows[i] ? load<T>(rows[i] + c) : all<T>(g.scalars[i]);
        k.memory = memory + c;
        k.padded = padded;
        return k;
    }
    template <int KIND> V less(V x, int start) const {  // nothing but what is not counted yet
        const auto there = (places<T>() >= start) & (places<T>() < int(std::min<int64_t>(g.classes, L)));
        return there ? x : all<T>(KIND == SUM ? T(0) : -std::numeric_limits<T>::infinity());
    }
    template <int KIND> static T whole(V x) { return KIND == SUM ? sum<T>(x) : largest<T>(x); }
    template <int KIND> static void take(V& sum, V x) { sum = KIND == SUM ? sum + x : larger<T>(x, sum); }

    template <int... KIND, class Op, size_t... I>
    std::array<T, sizeof...(KIND)> gathered(Op op, const std::array<T, sizeof...(KIND)>* label_values,
                                            std::index_sequence<I...>) const {
        std::array<V, sizeof...(KIND)> sums{(KIND == SUM ? V{} : all<T>(-std::numeric_limits<T>::infinity()))...};
        auto of = [&](const Class& k, int64_t c) {
            auto x = op(k);
            if (label_values) ((x[I] = places<T>() == int(label - c) ? all<T>((*label_values)[I]) : x[I]), ...);
            return x;
        };
        int64_t done = 0;
        for (; done + 2 * L <= g.classes; done += 2 * L) {  // two at a time wait less for each other
            auto x = of(classes(done), done);
            const auto y = of(classes(done + L), done + L);
            (take<KIND>(x[I], y[I]), ...);
            (take<KIND>(sums[I], x[I]), ...);
        }
        every([&](const Class& k, int64_t c, auto start) {
            auto x = of(k, c);
            if (!std::is_same_v<decltype(start), std::integral_constant<int, 0>>)
                ((x[I] = less<KIND>(x[I], start)), ...);
            (take<KIND>(sums[I], x[I]), ...);
        }, done);
        return {whole<KIND>(sums[I])...};
    }
    // The sums and maxima of what op gives for each class; of what is given beside it for the label's.
    template <int... KIND, class Op> auto gather(Op op) const {
        return gathered<KIND...>(op, nullptr, std::make_index_sequence<sizeof...(KIND)>());
    }
    template <int... KIND, class Op> auto gather(Op op, const std::array<T, sizeof...(KIND)>& label_values) const {
        return gathered<KIND...>(op, &label_values, std::make_index_sequence<sizeof...(KIND)>());
    }
    template <class Op> void slopes(Op op) const {
        if (!out) return;
        every([&](const Class& k, int64_t c, auto) {
            const V x = op(k)[0] * factor;
            if (g.classes >= L) return store<T>(out + c, x);
            std::memcpy(out, &x, g.classes * sizeof(T));
        });
    }
    template <class Op> void slopes(Op op, T label_slope) const {
        slopes(op);
        if (out) out[label] = label_slope * factor;
    }
};

template <class T> static inline T smallest(T x, T y) { return x < y || x != x ? x : y; }
template <class T> static inline T greatest(T x, T y) { return x > y || x != x ? x : y; }

template <class T, class F> static double run(const F& formula, const Arguments<T>& g, int64_t start, int64_t count) {
    constexpr int L = Lanes<T>::n;
    const int64_t n = g.classes, padded = (n + L - 1) / L * L;
    std::vector<T> memory(F::kept * padded);
    Row<T, F> row{g};
    row.memory = memory.data();
    row.padded = padded;
    T short_rows[ROWS + 2][L] = {};  // what has fewer classes than a register
    auto wide = [&](const T* from, T* copy) { return n < L && from ? std::copy(from, from + n, copy) - n : from; };
    for (int i = 0; i < F::rows; ++i) row.rows[i] = wide(g.rows[i], short_rows[i]);
    double total = 0;
    for (int64_t r = start; r < start + count; ++r) {
        const T weight = g.weight ? g.weight[r] : T(1);
        row.label = g.label ? g.label[r] : 0;
        if (row.label < 0 || row.label >= n) {
            g.wrong = r;
            return 0;
        }
        row.out = g.grad ? g.grad + r * n : nullptr;
        if (weight == 0) {  // what has no weight may hold anything
            if (g.grad) std::fill(row.out, row.out + n, T(0));
            continue;
        }
        row.z = wide(g.pred + r * n, short_rows[ROWS]);
        row.y = wide(g.dense ? g.dense + r * n : nullptr, short_rows[ROWS + 1]);
        row.factor = weight * g.scale;
        row.p = row.z[row.label];
        row.at = T(row.label);
        if (g.number) row.t = g.number[r];
        for (int i = 0; i < F::rows; ++i) row.r[i] = g.rows[i] ? g.rows[i][row.label] : g.scalars[i];
        total += double(formula(row)) * row.factor;
    }
    return total;
}

#define FORMULA(name, T) \
    static double choose(int, const Arguments<T>& g, int64_t first, int64_t count) { \
        return run<T>(name<T>(g.hyper), g, first, count); \
    } \
    EXPORT_AS(rows, T)
