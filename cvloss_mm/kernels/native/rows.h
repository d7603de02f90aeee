// Losses of one value a row of competing classes. A formula is called with a row, over whose classes it gathers sums and
// maxima, pass by pass; the last pass writes the slopes.
#pragma once
#include <array>
#include <limits>

#include "lanes.h"
#include "threads.h"

constexpr int ROWS = 4;  // how many hyperparameters may have values a class
enum { SUM, MOST };

template <class T> struct Given {
    const T *pred, *dense, *number;  // targets of all classes, or one number a row
    const int64_t* label;
    const T *weight, *rows[ROWS];  // one a sample; values a class
    T alone[ROWS];                 // in place of values a class
    int64_t classes;
    T scale;
    const double* hyper;
    T* grad;
    mutable std::atomic<int64_t> wrong;  // a row whose label is no class
};

template <class T, class F> struct Row {
    using V = typename Lanes<T>::V;
    static constexpr int L = Lanes<T>::n;
    const Given<T>& g;
    const T *z, *y;
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

    // op(register of classes, their first, how many lanes are counted already)
    template <class Op> void every(Op op) const {
        int64_t c = 0;
        for (; c + L <= g.classes; c += L) op(classes<L>(c), c, std::integral_constant<int, 0>());
        if (c == g.classes) return;
        if (c) return op(classes<L>(g.classes - L), g.classes - L, int(c - g.classes + L));  // some once more
        op(classes<0>(0), c, 0);
    }
    template <int FULL> Class classes(int64_t c) const {
        auto some = [&](const T* from) {
            if (FULL) return load<T>(from + c);
            V v{};
            for (int i = 0; i < int(g.classes); ++i) v[i] = from[i];
            return v;
        };
        Class k;
        k.p = some(z);
        if (F::dense) k.t = some(y);
        if (F::counted)
            for (int i = 0; i < L; ++i) k.at[i] = T(c + i);
        for (int i = 0; i < F::rows; ++i) k.r[i] = g.rows[i] ? some(g.rows[i]) : all<T>(g.alone[i]);
        k.memory = memory + c;
        k.padded = padded;
        return k;
    }
    template <int KIND> V less(V x, int start) const {  // nothing but what is not counted yet
        for (int i = 0; i < L; ++i)
            if (i < start || i >= g.classes) x[i] = KIND == SUM ? T(0) : -std::numeric_limits<T>::infinity();
        return x;
    }
    template <int KIND> static T whole(V x) {
        T one = x[0];
        for (int i = 1; i < L; ++i) one = KIND == SUM ? one + x[i] : x[i] > one || x[i] != x[i] ? x[i] : one;
        return one;
    }
    template <int KIND> static void take(V& sum, V x) { sum = KIND == SUM ? sum + x : larger<T>(x, sum); }

    template <int... KIND, class Op, size_t... I>
    std::array<T, sizeof...(KIND)> gathered(Op op, const std::array<T, sizeof...(KIND)>* lit,
                                            std::index_sequence<I...>) const {
        std::array<V, sizeof...(KIND)> sums{(KIND == SUM ? V{} : all<T>(-std::numeric_limits<T>::infinity()))...};
        every([&](const Class& k, int64_t c, auto start) {
            auto x = op(k);
            if (lit && uint64_t(label - c) < uint64_t(L)) ((x[I][label - c] = (*lit)[I]), ...);
            if (!std::is_same_v<decltype(start), std::integral_constant<int, 0>>)
                ((x[I] = less<KIND>(x[I], start)), ...);
            (take<KIND>(sums[I], x[I]), ...);
        });
        return {whole<KIND>(sums[I])...};
    }
    // The sums and maxima of what op gives for each class; of what is given beside it for the label's.
    template <int... KIND, class Op> auto gather(Op op) const {
        return gathered<KIND...>(op, nullptr, std::make_index_sequence<sizeof...(KIND)>());
    }
    template <int... KIND, class Op> auto gather(Op op, const std::array<T, sizeof...(KIND)>& lit) const {
        return gathered<KIND...>(op, &lit, std::make_index_sequence<sizeof...(KIND)>());
    }
    template <class Op> void slopes(Op op) const {
        if (!out) return;
        every([&](const Class& k, int64_t c, auto) {
            const V x = op(k)[0] * factor;
            if (g.classes >= L) return store<T>(out + c, x);
            for (int i = 0; i < int(g.classes); ++i) out[i] = x[i];
        });
    }
    template <class Op> void slopes(Op op, T lit) const {
        slopes(op);
        if (out) out[label] = lit * factor;
    }
};

template <class T> static inline T smallest(T x, T y) { return x < y || x != x ? x : y; }
template <class T> static inline T greatest(T x, T y) { return x > y || x != x ? x : y; }

template <class T, class F> static double run(const F& formula, const Given<T>& g, int64_t start, int64_t count) {
    constexpr int L = Lanes<T>::n;
    const int64_t n = g.classes, padded = (n + L - 1) / L * L;
    std::vector<T> memory(F::kept * padded);
    Row<T, F> row{g};
    row.memory = memory.data();
    row.padded = padded;
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
        row.z = g.pred + r * n;
        row.y = g.dense ? g.dense + r * n : nullptr;
        row.factor = weight * g.scale;
        row.p = row.z[row.label];
        row.at = T(row.label);
        if (g.number) row.t = g.number[r];
        for (int i = 0; i < F::rows; ++i) row.r[i] = g.rows[i] ? g.rows[i][row.label] : g.alone[i];
        total += double(formula(row)) * row.factor;
    }
    return total;
}

#define FORMULA(name, T) \
    static double choose(int, const Given<T>& g, int64_t first, int64_t count) { \
        return run<T>(name<T>(g.hyper), g, first, count); \
    } \
    EXPORT_AS(rows, T)
