// Losses of one value a row of competing classes. A formula is called with some rows, over whose classes it gathers sums
// and maxima, pass by pass; the last pass writes the slopes.
#pragma once
#include <array>
#include <limits>
#include <tuple>

#include "lanes.h"
#include "calls.h"

// Inlined before anything else is done: else the sums of a loop lie in memory, where each has to wait for the last.
#define INLINE __attribute__((always_inline))
constexpr int SAMPLES = 4;  // how many hyperparameters may have one value a sample
enum { SUM, LARGEST, LARGEST_NUMBER };  // the last one forgets a NaN

template <class T> struct OfSamples {
    const T* values[SAMPLES];  // one a sample, or one for all of them where the step is 0
    int64_t step[SAMPLES];
    T* grads[SAMPLES];  // their slopes, one a sample, where these are wanted
};

template <class T> struct Arguments {
    const T *pred, *dense, *number;  // targets of all classes, or one number a row
    const int64_t* label;
    const T* weight;  // one a sample
    int64_t classes;
    double scale;
    const double* hyper;
    T* grad;
    int64_t ignored;  // the label of rows that take no part
    const PerClass<T>* per_class;
    const OfSamples<T>* samples;
};

// What is one value a row stands in registers whose lanes are the rows, so that the passes over the classes of one row
// need not wait for what is computed of another.
template <class T, class F> struct Group {
    using V = typename Lanes<T>::V;
    static constexpr int L = Lanes<T>::n;
    const Arguments<T>& g;
    T* memory;  // what passes keep for later ones
    int64_t padded;
    int count = 0;
    int64_t number[L], label[L];  // of the rows
    V factor{}, p{}, t{}, at{}, r[F::rows + 1]{}, q[F::samples + 1]{};  // p, at, r of the label's class; t a number a row

    struct Class {  // a register of classes of one row
        int row;
        V p, t, at, r[F::rows + 1];
        const T *z, *y;
        T *memory, *out;
        int64_t padded, ahead;
        INLINE V kept(int i) const { return load<T>(memory + i * padded); }
        INLINE void keep(int i, V x) const {
            store<T>(memory + i * padded, x);
            __builtin_prefetch(out, 1);     // where a later pass writes
            __builtin_prefetch(z + ahead);  // what the first pass over the next rows reads
            if (F::dense) __builtin_prefetch(y + ahead);
        }
    };

    void add(int64_t row, int64_t its_label, T weight) {
        number[count] = row;
        label[count] = its_label;
        factor[count] = weight * T(g.scale);
        p[count] = g.pred[row * g.classes + its_label];
        at[count] = T(its_label);
        if (g.number) t[count] = g.number[row];
        for (int i = 0; i < F::samples; ++i) q[i][count] = g.samples->values[i][row * g.samples->step[i]];
        for (int i = 0; i < F::rows; ++i) r[i][count] = g.per_class->of(i, its_label);
        ++count;
    }
    T* memory_of(int row) const { return memory + row * F::kept * padded; }
    V kept(int i) const {
        V x{};
        for (int row = 0; row < count; ++row) x[row] = memory_of(row)[i * padded + label[row]];
        return x;
    }

    // Where the classes of a row are: a copy, since for the compiler what is stored may change the arguments.
    struct Place {
        const T *z, *y, *rows[F::rows + 1];
        T scalars[F::rows + 1], *memory, *out;
        int64_t padded, ahead;
        int row;

        template <class Count> INLINE Class classes(int64_t c, Count count) const {
            Class k;
            k.row = row;
            k.p = load<T>(z + c, count);
            if (F::dense) k.t = load<T>(y + c, count);
            if (F::counted) k.at = T(c) + __builtin_convertvector(iota<T>(), V);
            for (int i = 0; i < F::rows; ++i) k.r[i] = rows[i] ? load<T>(rows[i] + c, count) : splat<T>(scalars[i]);
            k.memory = memory + c;
            k.out = out + c;
            k.z = z + c, k.y = F::dense ? y + c : nullptr;
            k.ahead = ahead;
            k.padded = padded;
            return k;
        }
    };
    INLINE Place place(int row) const {
        const int64_t start = number[row] * g.classes;
        Place place{g.pred + start, F::dense ? g.dense + start : nullptr};
        for (int i = 0; i < F::rows; ++i) place.rows[i] = g.per_class->rows[i], place.scalars[i] = g.per_class->numbers[i];
        place.memory = memory_of(row), place.out = g.grad ? g.grad + start : nullptr;
        place.padded = padded, place.row = row;
        place.ahead = count * g.classes;
        return place;
    }
    // op(the first class, how many there are, a register of them of each of these rows...)
    template <class Op, class... Places> INLINE void every(Op op, const Places&... rows) const {
        int64_t c = 0;
        for (; c + L <= g.classes; c += L) op(c, All(), rows.classes(c, All())...);
        const int rest = g.classes - c;
        if (rest) op(c, rest, rows.classes(c, rest)...);
    }
    // two(row) of pairs of rows, of which one fills what the other waits for; one(row) of the last one where it is left
    template <class Two, class One> INLINE void in_pairs(Two two, One one) const {
        int row = 0;
        for (; row + 1 < count; row += 2) two(row);
        if (row < count) one(row);
    }
    using All = std::integral_constant<int, L>;
    template <int KIND> INLINE static V less(V x, All) { return x; }
    template <int KIND> INLINE static V less(V x, int count) {  // nothing but the classes that there are
        return iota<T>() < count ? x : splat<T>(KIND == SUM ? T(0) : -std::numeric_limits<T>::infinity());
    }
    // Of all classes. The larger of two forgets a NaN, which is kept beside it where that matters.
    template <int KIND> struct Gathered {
        V result = KIND == SUM ? V{} : splat<T>(-std::numeric_limits<T>::infinity()), nan{};
        INLINE void take(V x) {
            if (KIND == SUM) result += x;
            else result = greater_of(x, result);
            if (KIND == LARGEST) nan = x != x ? x : nan;
        }
        INLINE T whole() const {
            if (KIND == SUM) return sum<T>(result);
            return KIND == LARGEST && any<T>(nan != nan) ? T(NAN) : largest<T>(result);
        }
    };
    struct alignas(sizeof(V)) OfRows {  // in memory, so that what reads the value of one row need not wait for all
        T row[L];
    };
    template <int... KIND, class Op, class Label, size_t... I> INLINE
    std::array<OfRows, sizeof...(KIND)> gathered(Op op, const Label& label_values, std::index_sequence<I...>) const {
        std::array<OfRows, sizeof...(KIND)> results{};
        using AllClasses = std::tuple<Gathered<KIND>...>;
        const auto take = [&](AllClasses& all, const Class& k, int64_t c, auto many) INLINE {
            auto x = op(k);
            if constexpr (!std::is_same_v<Label, std::nullptr_t>) {
                const auto is_label = iota<T>() == int(label[k.row] - c);
                ((x[I] = is_label ? splat<T>(label_values[I][k.row]) : x[I]), ...);
            }
            (std::get<I>(all).take(less<KIND>(x[I], many)), ...);
        };
        const auto finish = [&](const AllClasses& all, int row) INLINE {
            ((results[I].row[row] = std::get<I>(all).whole()), ...);
        };
        in_pairs(
            [&](int row) INLINE {
                AllClasses first, second;
                every([&](int64_t c, auto many, const Class& one, const Class& other) INLINE {
                    take(first, one, c, many);
                    take(second, other, c, many);
                }, place(row), place(row + 1));
                finish(first, row);
                finish(second, row + 1);
            },
            [&](int row) INLINE {
                AllClasses all;
                every([&](int64_t c, auto many, const Class& k) INLINE { take(all, k, c, many); }, place(row));
                finish(all, row);
            });
        return results;
    }
    // The sums and maxima, a lane a row, of what op gives for each class; of what is given beside it for the label's.
    template <int... KIND, class Op> INLINE auto gather(Op op) const {
        return gathered<KIND...>(op, nullptr, std::make_index_sequence<sizeof...(KIND)>());
    }
    template <int... KIND, class Op> INLINE auto gather(Op op, const std::array<V, sizeof...(KIND)>& label_values) const {
        return gathered<KIND...>(op, label_values, std::make_index_sequence<sizeof...(KIND)>());
    }
    template <class Op> INLINE void slopes(Op op, const V* label_slope = nullptr) const {
        if (!g.grad) return;
        const auto write = [&](int64_t, auto many, const auto&... k) INLINE {
            (store<T>(k.out, op(k)[0] * factor[k.row], many), ...);
        };
        in_pairs([&](int row) INLINE { every(write, place(row), place(row + 1)); },
                 [&](int row) INLINE { every(write, place(row)); });
        for (int row = 0; label_slope && row < count; ++row)
            g.grad[number[row] * g.classes + label[row]] = (*label_slope)[row] * factor[row];
    }
    template <class Op> INLINE void slopes(Op op, V label_slope) const { slopes(op, &label_slope); }
    void sample_grad(int i, V slope) const {
        T* grads = g.samples->grads[i];
        for (int row = 0; grads && row < count; ++row) grads[number[row]] = slope[row] * factor[row];
    }
};

// The weighted sum of a formula over some rows, NaN where a label is no class; what has no weight may hold anything.
template <class T, class F> __attribute__((flatten)) static double run(const F& formula, const Arguments<T>& g, int64_t start, int64_t count) {
    constexpr int64_t L = Lanes<T>::n, near = 4096;  // how many numbers stay in the nearest cache
    const int64_t n = g.classes, padded = (n + L - 1) / L * L;
    const int64_t most = std::clamp(near / std::max<int64_t>(F::kept * padded, 1), int64_t(1), std::clamp(count, int64_t(1), L));
    std::vector<typename Lanes<T>::V> memory(most * F::kept * padded / L);  // aligned as registers are
    Group<T, F> group{g, reinterpret_cast<T*>(memory.data()), padded};
    double total = 0;
    for (int64_t r = start; r < start + count;) {
        for (group.count = 0; r < start + count && group.count < most; ++r) {
            const T weight = g.weight ? g.weight[r] : T(1);
            const int64_t label = g.label ? g.label[r] : 0;
            const bool ignored = label == g.ignored;
            if (!ignored && (label < 0 || label >= n)) return NAN;
            if (ignored || weight == 0) {
                if (g.grad) std::fill_n(g.grad + r * n, n, T(0));
                for (int i = 0; i < F::samples; ++i)
                    if (g.samples->grads[i]) g.samples->grads[i][r] = 0;
            } else {
                group.add(r, label, weight);
            }
        }
        const auto values = formula(group);
        for (int i = 0; i < group.count; ++i) total += double(values[i]) * group.factor[i];
    }
    return total;
}

#define FORMULA(name, T) EXPORT(rows, T, (run<T>(name<T>(g->hyper), *g, first, count)))
