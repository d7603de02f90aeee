// Losses of one value a row of competing classes. A formula is called with a row, over whose classes it gathers sums and
// maxima, pass by pass; the last pass writes the slopes.
#pragma once
#include <array>
#include <limits>
#include <tuple>

#include "lanes.h"
#include "threads.h"

constexpr int ROWS = 4;     // how many hyperparameters may have values a class
constexpr int SAMPLES = 4;  // how many may have one a sample
enum { SUM, LARGEST };

template <class T> struct Arguments {
    const T *pred, *dense, *number;  // targets of all classes, or one number a row
    const int64_t* label;
    const T *weight, *rows[ROWS];  // one a sample; values a class
    T scalars[ROWS];                 // in place of values a class
    const T* samples[SAMPLES];       // one a sample, or one for all of them where the step is 0
    int64_t step[SAMPLES];
    T* sample_grads[SAMPLES];              // their slopes, one a sample, where these are wanted
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
    const T *z, *y;
    T* memory;  // what passes keep for later ones
    int64_t padded, label;
    T factor;
    T* out;
    T p, t, at, r[F::rows + 1];  // of the label's class; t is also a number a row
    int64_t number;              // of the row
    T q[F::samples + 1];

    struct Class {  // a register of classes
        V p, t, at, r[F::rows + 1];
        T* memory;
        int64_t padded;
        V kept(int i) const { return load<T>(memory + i * padded); }
        void keep(int i, V x) const { store<T>(memory + i * padded, x); }
    };

    T kept(int i) const { return memory[i * padded + label]; }

    // op(register of classes, their first, how many they are)
    template <class Op> void every(Op op) const {
        const int64_t n = g.classes;
        int64_t c = 0;
        for (; c + L <= n; c += L) op(classes(c, All()), c, All());
        if (c < n) op(classes(c, int(n - c)), c, int(n - c));
    }
    using All = std::integral_constant<int, L>;
    template <class Count> Class classes(int64_t c, Count count) const {
        Class k;
        k.p = load<T>(z + c, count);
        if (F::dense) k.t = load<T>(y + c, count);
        if (F::counted) k.at = T(c) + __builtin_convertvector(places<T>(), V);
        for (int i = 0; i < F::rows; ++i)
            k.r[i] = g.rows[i] ? load<T>(g.rows[i] + c, count) : all<T>(g.scalars[i]);
        k.memory = memory + c;
        k.padded = padded;
        return k;
    }
    template <int KIND> static V less(V x, All) { return x; }
    template <int KIND> static V less(V x, int count) {  // nothing but the classes that there are
        return places<T>() < count ? x : all<T>(KIND == SUM ? T(0) : -std::numeric_limits<T>::infinity());
    }
    // Of all classes. The larger of two forgets a NaN, which is kept beside it.
    template <int KIND> struct Gathered {
        V result = KIND == SUM ? V{} : all<T>(-std::numeric_limits<T>::infinity()), nan{};
        void take(V x) {
            if (KIND == SUM) result += x;
            else result = greater_of(x, result), nan = x != x ? x : nan;
        }
        T whole() const { return KIND == SUM ? sum<T>(result) : any<T>(nan != nan) ? T(NAN) : largest<T>(result); }
    };
    template <int... KIND, class Op, size_t... I>
    std::array<T, sizeof...(KIND)> gathered(Op op, const std::array<T, sizeof...(KIND)>* label_values,
                                            std::index_sequence<I...>) const {
        std::tuple<Gathered<KIND>...> all_classes;
        every([&](const Class& k, int64_t c, auto count) {
            auto x = op(k);
            if (label_values) ((x[I] = places<T>() == int(label - c) ? all<T>((*label_values)[I]) : x[I]), ...);
            (std::get<I>(all_classes).take(less<KIND>(x[I], count)), ...);
        });
        return {std::get<I>(all_classes).whole()...};
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
        every([&](const Class& k, int64_t c, auto count) { store<T>(out + c, op(k)[0] * factor, count); });
    }
    template <class Op> void slopes(Op op, T label_slope) const {
        slopes(op);
        if (out) out[label] = label_slope * factor;
    }
    void sample_grad(int i, T slope) const {
        if (g.sample_grads[i]) g.sample_grads[i][number] = slope * factor;
    }
};

template <class T> static inline T smallest(T x, T y) { return x < y || x != x ? x : y; }
template <class T> static inline T greatest(T x, T y) { return x > y || x != x ? x : y; }

template <class T, class F> static double run(const F& formula, const Arguments<T>& g, int64_t start, int64_t count) {
    constexpr int L = Lanes<T>::n;
    const int64_t n = g.classes, padded = (n + L - 1) / L * L;
    std::vector<typename Row<T, F>::V> memory(F::kept * padded / L);  // aligned as registers are
    Row<T, F> row{g};
    row.memory = reinterpret_cast<T*>(memory.data());
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
            for (int i = 0; i < F::samples; ++i)
                if (g.sample_grads[i]) g.sample_grads[i][r] = 0;
            continue;
        }
        row.z = g.pred + r * n;
        row.y = g.dense ? g.dense + r * n : nullptr;
        row.factor = weight * g.scale;
        row.p = row.z[row.label];
        row.at = T(row.label);
        if (g.number) row.t = g.number[r];
        row.number = r;
        for (int i = 0; i < F::samples; ++i) row.q[i] = g.samples[i][r * g.step[i]];
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
