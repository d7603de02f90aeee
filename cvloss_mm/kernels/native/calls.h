// What the functions that Python calls have in common.
#pragma once
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <numeric>
#include <thread>
#include <vector>

constexpr int ROWS = 4;  // how many hyperparameters may have values a class

template <class T> struct PerClass {
    const T* rows[ROWS];   // values a class, or null
    double numbers[ROWS];  // in their place
    T of(int i, int64_t label) const { return rows[i] ? rows[i][label] : T(numbers[i]); }
};

// Blocks of rows, shared among threads: OpenMP's, where the caller found the runtime that torch uses (others would wait
// for cores that its idle threads keep busy), else new ones.
struct Threads {
    int64_t block;  // rows
    int number;
    void (*fork)(void (*)(void*), void*, unsigned, unsigned);  // GOMP_parallel, or null
};

// The sum of work(start, count) over all rows, block by block in their order, at once where no threads are given.
template <class Work> static double total_of(Work work, int64_t rows, const Threads* shared) {
    if (!shared) return work(0, rows);
    const Threads& threads = *shared;
    const int64_t blocks = (rows + threads.block - 1) / threads.block;
    if (threads.number < 2 || blocks < 2) return work(0, rows);
    std::vector<double> sums(blocks);
    std::atomic<int64_t> next{0};
    auto drain = [&] {
        for (int64_t i; (i = next++) < blocks;)
            sums[i] = work(i * threads.block, std::min(threads.block, rows - i * threads.block));
    };
    if (threads.fork) {
        threads.fork([](void* self) { (*static_cast<decltype(drain)*>(self))(); }, &drain, threads.number, 0);
    } else {
        std::vector<std::thread> helpers;
        for (int i = 1; i < threads.number; ++i) helpers.emplace_back(drain);
        drain();
        for (auto& helper : helpers) helper.join();
    }
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

// The function that Python calls: the sum over all rows of what `part` gives of `count` rows from `first` on.
#define EXPORT(name, T, part) \
    extern "C" double name##_##T(const Arguments<T>* g, int64_t rows, const Threads* threads) { \
        return total_of([=](int64_t first, int64_t count) { return part; }, rows, threads); \
    }
