# As re-identification trains: ArcFace of the cosines and, beside it, triplets of the embeddings; batches of 8 x 4.
_base_ = '../_base_/resnet18_shapes.py'

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead',
        loss=dict(_delete_=True, type='cvloss_mm.ArcFaceLoss', scale=16.0, margin=0.3, loss_weight=1.0),
        loss_embedding=dict(type='cvloss_mm.TripletLoss', loss_weight=1.0),
    )
)

train_dataloader = dict(sampler=dict(_delete_=True, type='cvloss_mm.ClassSampler', per_class=4))
val_evaluator = [dict(type='Accuracy', topk=(1,)), dict(type='cvloss_mm.VerificationMetric')]
test_evaluator = val_evaluator
