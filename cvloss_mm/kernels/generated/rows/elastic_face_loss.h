// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// elastic_face_loss_none_arc_labels: reads scale, std, noise
template <class T> struct elastic_face_loss_none_arc_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit elastic_face_loss_none_arc_labels(const double* h) {
        c0 = T(h[2]);
        c1 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = unfused(c0 * group.q[0]);
        const auto y1 = y0 + T(0.5);
        const auto y2 = T(3.141592653589793) - y1;
        const auto y3 = minimum<T>(y2, T(3.141592653589793));
        const auto y4 = cos<T>(y3);
        const auto y5 = group.p < y4;
        const auto y6 = sin<T>(y1);
        const auto y7 = unfused(y1 * y6);
        const auto y8 = group.p - y7;
        const auto y9 = cos<T>(y1);
        const auto y10 = unfused(y9 * group.p);
        const auto y11 = T(1.0) - group.p;
        const auto y12 = group.p + T(1.0);
        const auto y13 = unfused(y11 * y12);
        const auto y14 = maximum<T>(y13, T(Lanes<T>::epsilon));
        const auto y15 = sqrt<T>(y14);
        const auto y16 = unfused(y6 * y15);
        const auto y17 = y10 - y16;
        const auto y18 = y5 ? y8 : y17;
        const auto y19 = unfused(c1 * y18);
        const auto s20 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y19}});
        const V a0 = load<T>(s20[0].row);
        const auto y22 = y19 - a0;
        const auto y23 = exp<T>(y22);
        const auto s24 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            const auto x1 = x0 - s20[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y23}});
        const V a1 = load<T>(s24[0].row);
        const auto y26 = any_log<T>(a1);
        const auto y27 = y26 - y22;
        const auto y28 = T(1.0) / a1;
        const auto y29 = y28 * y23;
        const auto y30 = T(-1.0) + y29;
        const auto y31 = y30 * c1;
        const auto y32 = y5 ? splat<T>(T(0.0)) : y31;
        const auto y33 = y32 * y9;
        const auto y34 = y13 > T(Lanes<T>::epsilon);
        const auto y35 = y32 * y6;
        const auto y36 = T(2.0) * y15;
        const auto y37 = y35 / y36;
        const auto y38 = -y37;
        const auto y39 = y34 ? y38 : splat<T>(T(0.0));
        const auto y40 = y39 * y11;
        const auto y41 = y33 + y40;
        const auto y42 = y39 * y12;
        const auto y43 = y41 - y42;
        const auto y44 = y5 ? y31 : splat<T>(T(0.0));
        const auto y45 = y43 + y44;
        group.slopes([&](const auto& k) {
            const auto x0 = y28[k.row] * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y45);
        return y27;
    }
};

// elastic_face_loss_none_cos_labels: reads scale, std, noise
template <class T> struct elastic_face_loss_none_cos_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit elastic_face_loss_none_cos_labels(const double* h) {
        c0 = T(h[2]);
        c1 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = unfused(c0 * group.q[0]);
        const auto y1 = y0 + T(0.35);
        const auto y2 = group.p - y1;
        const auto y3 = unfused(c1 * y2);
        const auto s4 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y3}});
        const V a0 = load<T>(s4[0].row);
        const auto y6 = y3 - a0;
        const auto y7 = exp<T>(y6);
        const auto s8 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            const auto x1 = x0 - s4[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y7}});
        const V a1 = load<T>(s8[0].row);
        const auto y10 = any_log<T>(a1);
        const auto y11 = y10 - y6;
        const auto y12 = T(1.0) / a1;
        const auto y13 = y12 * y7;
        const auto y14 = T(-1.0) + y13;
        const auto y15 = y14 * c1;
        group.slopes([&](const auto& k) {
            const auto x0 = y12[k.row] * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y15);
        return y11;
    }
};

// elastic_face_loss_number_arc_labels: reads scale, margin, std, noise
template <class T> struct elastic_face_loss_number_arc_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit elastic_face_loss_number_arc_labels(const double* h) {
        c0 = T(h[2]);
        c1 = T(h[1]);
        c2 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = unfused(c0 * group.q[0]);
        const auto y1 = c1 + y0;
        const auto y2 = T(3.141592653589793) - y1;
        const auto y3 = minimum<T>(y2, T(3.141592653589793));
        const auto y4 = cos<T>(y3);
        const auto y5 = group.p < y4;
        const auto y6 = sin<T>(y1);
        const auto y7 = unfused(y1 * y6);
        const auto y8 = group.p - y7;
        const auto y9 = cos<T>(y1);
        const auto y10 = unfused(y9 * group.p);
        const auto y11 = T(1.0) - group.p;
        const auto y12 = group.p + T(1.0);
        const auto y13 = unfused(y11 * y12);
        const auto y14 = maximum<T>(y13, T(Lanes<T>::epsilon));
        const auto y15 = sqrt<T>(y14);
        const auto y16 = unfused(y6 * y15);
        const auto y17 = y10 - y16;
        const auto y18 = y5 ? y8 : y17;
        const auto y19 = unfused(c2 * y18);
        const auto s20 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y19}});
        const V a0 = load<T>(s20[0].row);
        const auto y22 = y19 - a0;
        const auto y23 = exp<T>(y22);
        const auto s24 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            const auto x1 = x0 - s20[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y23}});
        const V a1 = load<T>(s24[0].row);
        const auto y26 = any_log<T>(a1);
        const auto y27 = y26 - y22;
        const auto y28 = T(1.0) / a1;
        const auto y29 = y28 * y23;
        const auto y30 = T(-1.0) + y29;
        const auto y31 = y30 * c2;
        const auto y32 = y5 ? splat<T>(T(0.0)) : y31;
        const auto y33 = y32 * y9;
        const auto y34 = y13 > T(Lanes<T>::epsilon);
        const auto y35 = y32 * y6;
        const auto y36 = T(2.0) * y15;
        const auto y37 = y35 / y36;
        const auto y38 = -y37;
        const auto y39 = y34 ? y38 : splat<T>(T(0.0));
        const auto y40 = y39 * y11;
        const auto y41 = y33 + y40;
        const auto y42 = y39 * y12;
        const auto y43 = y41 - y42;
        const auto y44 = y5 ? y31 : splat<T>(T(0.0));
        const auto y45 = y43 + y44;
        group.slopes([&](const auto& k) {
            const auto x0 = y28[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y45);
        return y27;
    }
};

// elastic_face_loss_number_cos_labels: reads scale, margin, std, noise
template <class T> struct elastic_face_loss_number_cos_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit elastic_face_loss_number_cos_labels(const double* h) {
        c0 = T(h[2]);
        c1 = T(h[1]);
        c2 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = unfused(c0 * group.q[0]);
        const auto y1 = c1 + y0;
        const auto y2 = group.p - y1;
        const auto y3 = unfused(c2 * y2);
        const auto s4 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y3}});
        const V a0 = load<T>(s4[0].row);
        const auto y6 = y3 - a0;
        const auto y7 = exp<T>(y6);
        const auto s8 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            const auto x1 = x0 - s4[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y7}});
        const V a1 = load<T>(s8[0].row);
        const auto y10 = any_log<T>(a1);
        const auto y11 = y10 - y6;
        const auto y12 = T(1.0) / a1;
        const auto y13 = y12 * y7;
        const auto y14 = T(-1.0) + y13;
        const auto y15 = y14 * c2;
        group.slopes([&](const auto& k) {
            const auto x0 = y12[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y15);
        return y11;
    }
};
