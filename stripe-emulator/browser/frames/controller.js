import { callApi } from '../shared/api.js'
import { openParentChannel } from '../shared/parent-channel.js'

// The hidden frame that talks to the API for the page: see stripe-js/controller.js.
const channel = openParentChannel({ methods: { request: callApi } })
channel.emit('loaded')
