// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// sphere_face_loss_none_labels: reads scale, margin, lamb
template <class T> struct sphere_face_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit sphere_face_loss_none_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(h[1]);
        c1 = T(s2);
        c2 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = T(1.0) - group.p;
        const auto y1 = group.p + T(1.0);
        const auto y2 = unfused(y0 * y1);
        const auto y3 = maximum<T>(y2, T(0.0));
        const auto y4 = sqrt<T>(y3);
        const auto y5 = atan2<T>(y4, group.p);
        const auto y6 = unfused(c0 * y5);
        const auto y7 = y6 / T(3.141592653589793);
        const auto y8 = floor<T>(y7);
        const auto y9 = unfused(T(0.5) * y8);
        const auto y10 = floor<T>(y9);
        const auto y11 = unfused(T(2.0) * y10);
        const auto y12 = y8 - y11;
        const auto y13 = unfused(T(2.0) * y12);
        const auto y14 = T(1.0) - y13;
        const auto y15 = maximum<T>(y2, T(Lanes<T>::epsilon));
        const auto y16 = sqrt<T>(y15);
        const auto y17 = atan2<T>(y16, group.p);
        const auto y18 = unfused(c1 * y17);
        const auto y19 = cos<T>(y18);
        const auto y20 = unfused(y19 * group.p);
        const auto y21 = sin<T>(y18);
        const auto y22 = unfused(y21 * y16);
        const auto y23 = y20 - y22;
        const auto y24 = unfused(y14 * y23);
        const auto y25 = unfused(T(2.0) * y8);
        const auto y26 = y24 - y25;
        const auto y27 = y26 - group.p;
        const auto y28 = group.q[0] + T(1.0);
        const auto y29 = y27 / y28;
        const auto y30 = group.p + y29;
        const auto y31 = unfused(c2 * y30);
        const auto s32 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y31}});
        const V a0 = load<T>(s32[0].row);
        const auto y34 = y31 - a0;
        const auto y35 = exp<T>(y34);
        const auto s36 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            const auto x1 = x0 - s32[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y35}});
        const V a1 = load<T>(s36[0].row);
        const auto y38 = any_log<T>(a1);
        const auto y39 = y38 - y34;
        const auto y40 = T(1.0) / a1;
        const auto y41 = y40 * y35;
        const auto y42 = T(-1.0) + y41;
        const auto y43 = y42 * c2;
        const auto y44 = y43 / y28;
        const auto y45 = y43 - y44;
        const auto y46 = y44 * y14;
        const auto y47 = y46 * y19;
        const auto y48 = y45 + y47;
        const auto y49 = y46 * y16;
        const auto y50 = y49 * y19;
        const auto y51 = -y50;
        const auto y52 = y46 * group.p;
        const auto y53 = y21 * y52;
        const auto y54 = y51 - y53;
        const auto y55 = y54 * c1;
        const auto y56 = y16 * y55;
        const auto y57 = y16 * y16;
        const auto y58 = group.p * group.p;
        const auto y59 = y57 + y58;
        const auto y60 = y59 == T(0.0);
        const auto y61 = T(1.0) / y59;
        const auto y62 = y60 ? splat<T>(T(0.0)) : y61;
        const auto y63 = y56 * y62;
        const auto y64 = y48 - y63;
        const auto y65 = y2 > T(Lanes<T>::epsilon);
        const auto y66 = y55 * group.p;
        const auto y67 = y66 * y62;
        const auto y68 = y46 * y21;
        const auto y69 = y67 - y68;
        const auto y70 = T(2.0) * y16;
        const auto y71 = y69 / y70;
        const auto y72 = y65 ? y71 : splat<T>(T(0.0));
        const auto y73 = y72 * y0;
        const auto y74 = y64 + y73;
        const auto y75 = y72 * y1;
        const auto y76 = y74 - y75;
        group.slopes([&](const auto& k) {
            const auto x0 = y40[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y76);
        return y39;
    }
};

// sphere_face_loss_number_labels: reads scale, margin, norm, lamb
template <class T> struct sphere_face_loss_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 2, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit sphere_face_loss_number_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(h[1]);
        c1 = T(s2);
        c2 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = T(1.0) - group.p;
        const auto y1 = group.p + T(1.0);
        const auto y2 = unfused(y0 * y1);
        const auto y3 = maximum<T>(y2, T(0.0));
        const auto y4 = sqrt<T>(y3);
        const auto y5 = atan2<T>(y4, group.p);
        const auto y6 = unfused(c0 * y5);
        const auto y7 = y6 / T(3.141592653589793);
        const auto y8 = floor<T>(y7);
        const auto y9 = unfused(T(0.5) * y8);
        const auto y10 = floor<T>(y9);
        const auto y11 = unfused(T(2.0) * y10);
        const auto y12 = y8 - y11;
        const auto y13 = unfused(T(2.0) * y12);
        const auto y14 = T(1.0) - y13;
        const auto y15 = maximum<T>(y2, T(Lanes<T>::epsilon));
        const auto y16 = sqrt<T>(y15);
        const auto y17 = atan2<T>(y16, group.p);
        const auto y18 = unfused(c1 * y17);
        const auto y19 = cos<T>(y18);
        const auto y20 = unfused(y19 * group.p);
        const auto y21 = sin<T>(y18);
        const auto y22 = unfused(y21 * y16);
        const auto y23 = y20 - y22;
        const auto y24 = unfused(y14 * y23);
        const auto y25 = unfused(T(2.0) * y8);
        const auto y26 = y24 - y25;
        const auto y27 = y26 - group.p;
        const auto y28 = group.q[1] + T(1.0);
        const auto y29 = y27 / y28;
        const auto y30 = group.p + y29;
        const auto y31 = unfused(group.q[0] * y30);
        const auto y32 = unfused(c2 * y31);
        const auto s33 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(group.q[0][k.row] * k.p);
            const auto x1 = unfused(c2 * x0);
            return std::array<V, 1>{x1};
        }, {{y32}});
        const V a0 = load<T>(s33[0].row);
        const auto y35 = y32 - a0;
        const auto y36 = exp<T>(y35);
        const auto s37 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(group.q[0][k.row] * k.p);
            const auto x1 = unfused(c2 * x0);
            const auto x2 = x1 - s33[0].row[k.row];
            const auto x3 = exp<T>(x2);
            k.keep(0, x3);
            return std::array<V, 1>{x3};
        }, {{y36}});
        const V a1 = load<T>(s37[0].row);
        const auto y39 = T(1.0) / a1;
        const auto s40 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = y39[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            const auto x2 = x1 * k.p;
            return std::array<V, 1>{x2};
        }, {{splat<T>(T(0.0))}});
        const V a2 = load<T>(s40[0].row);
        const auto y42 = any_log<T>(a1);
        const auto y43 = y42 - y35;
        const auto y44 = y39 * y36;
        const auto y45 = T(-1.0) + y44;
        const auto y46 = y45 * c2;
        const auto y47 = y46 * group.q[0];
        const auto y48 = y47 / y28;
        const auto y49 = y47 - y48;
        const auto y50 = y48 * y14;
        const auto y51 = y50 * y19;
        const auto y52 = y49 + y51;
        const auto y53 = y50 * y16;
        const auto y54 = y53 * y19;
        const auto y55 = -y54;
        const auto y56 = y50 * group.p;
        const auto y57 = y21 * y56;
        const auto y58 = y55 - y57;
        const auto y59 = y58 * c1;
        const auto y60 = y16 * y59;
        const auto y61 = y16 * y16;
        const auto y62 = group.p * group.p;
        const auto y63 = y61 + y62;
        const auto y64 = y63 == T(0.0);
        const auto y65 = T(1.0) / y63;
        const auto y66 = y64 ? splat<T>(T(0.0)) : y65;
        const auto y67 = y60 * y66;
        const auto y68 = y52 - y67;
        const auto y69 = y2 > T(Lanes<T>::epsilon);
        const auto y70 = y59 * group.p;
        const auto y71 = y70 * y66;
        const auto y72 = y50 * y21;
        const auto y73 = y71 - y72;
        const auto y74 = T(2.0) * y16;
        const auto y75 = y73 / y74;
        const auto y76 = y69 ? y75 : splat<T>(T(0.0));
        const auto y77 = y76 * y0;
        const auto y78 = y68 + y77;
        const auto y79 = y76 * y1;
        const auto y80 = y78 - y79;
        group.slopes([&](const auto& k) {
            const auto x0 = y39[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            const auto x2 = x1 * group.q[0][k.row];
            return std::array<V, 1>{x2};
        }, y80);
        const auto y82 = y46 * y30;
        const auto y83 = a2 + y82;
        group.sample_grad(0, y83);
        return y43;
    }
};
