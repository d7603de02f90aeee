# Plain softmax cross entropy, with which all is compared: of a linear layer, whose embeddings are read off before it.
_base_ = '../_base_/resnet18_faces.py'

model = dict(head=dict(loss=dict(_delete_=True, type='cvloss_mm.SoftmaxCrossEntropyLoss', loss_weight=1.0)))
